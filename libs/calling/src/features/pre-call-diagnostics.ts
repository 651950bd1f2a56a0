import type { CommunicationTokenCredential } from '@azure/communication-common';
import { connectToService, type ServiceConnection } from '../agent/connect-to-service.ts';
import { optionsOf } from '../agent/call-client.ts';
import type { CallClientApi } from '../api/agent.ts';
import type { DeviceAccess, DeviceManager } from '../api/devices.ts';
import { CallingError } from '../api/errors.ts';
import type { CallClientFeature } from '../api/features.ts';
import { gradeCall, type InCallDiagnostics } from '../pre-call/grade-call.ts';
import { callOneself, type LoopbackEvents } from '../pre-call/loopback-call.ts';
import { Emitter } from '../support/emitter.ts';
import { PublicObject } from '../support/public-object.ts';
import { randomGuid } from '../support/random-id.ts';
import { describeEnvironment } from './debug-info.ts';
import { SampleCollector, type MediaStatsCallFeature } from './media-stats.ts';

type Availability = 'Available' | 'NotAvailable';
export interface DeviceEnumeration {
  readonly microphone: Availability;
  readonly camera: Availability;
  readonly speaker: Availability;
}
type Support = 'Supported' | 'NotSupported' | 'Unknown';
export interface DeviceCompatibility {
  readonly browser: Support;
  readonly os: Support;
}
/** Each part resolves when it is known; the call takes some ten seconds. */
export interface PreCallDiagnosticsResult {
  readonly id: string;
  readonly deviceAccess: Promise<DeviceAccess>;
  readonly deviceEnumeration: Promise<DeviceEnumeration>;
  readonly inCallDiagnostics: Promise<InCallDiagnostics>;
  readonly browserSupport?: Promise<DeviceCompatibility>;
  /** The figures of the test call, once it begins. */
  readonly callMediaStatistics?: Promise<MediaStatsCallFeature>;
}
/** Whether a person is ready to join a call: devices, browser, and a call to oneself through the relay. */
export interface PreCallDiagnosticsFeature extends CallClientFeature {
  /** Rejects when the service refuses the token, and while another test of the client goes on. */
  startTest(tokenCredential: CommunicationTokenCredential): Promise<PreCallDiagnosticsResult>;
}

/** @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/pre-call-diagnostics */
export class ClientPreCallDiagnostics
  extends PublicObject<Record<never, never>>
  implements PreCallDiagnosticsFeature
{
  readonly name = 'PreCallDiagnostics';
  readonly _client: CallClientApi;
  _isRunning = false;
  _stop = new AbortController();

  constructor({ callClient }: { callClient: CallClientApi }) {
    super();
    this._client = callClient;
  }

  async startTest(tokenCredential: CommunicationTokenCredential): Promise<PreCallDiagnosticsResult> {
    if (this._isRunning)
      throw new CallingError(409, 0, 'A pre-call test goes on already: wait for its results.');
    this._isRunning = true;
    try {
      return await this._start(tokenCredential);
    } catch (error) {
      this._isRunning = false;
      throw error;
    }
  }

  /** Ends a test that goes on. */
  dispose(): void {
    this._stop.abort();
  }

  async _start(credential: CommunicationTokenCredential): Promise<PreCallDiagnosticsResult> {
    const connecting = reachService(this._client, credential);
    const devices = await this._client.getDeviceManager();
    const deviceAccess = devices.askDevicePermission({ audio: true, video: true });
    const connection = await connecting;
    this._stop = new AbortController();
    const events = new Emitter<LoopbackEvents>();
    const call = deviceAccess.then(async (access) => {
      const figures =
        connection && (await callOneself({ ...connection, access, events, signal: this._stop.signal }));
      return gradeCall(figures);
    });
    const ended = () => void (this._isRunning = false);
    call.then(ended, ended);
    return {
      id: randomGuid(),
      deviceAccess,
      deviceEnumeration: deviceAccess.then(() => enumerateDevices(devices)),
      inCallDiagnostics: call,
      browserSupport: Promise.resolve(judgeBrowser()),
      callMediaStatistics: deviceAccess.then(() => statisticsOf(events)),
    };
  }
}

/** Undefined when nothing answers; whatever the service itself says of the token is an error. */
async function reachService(
  client: CallClientApi,
  credential: CommunicationTokenCredential,
): Promise<Pick<ServiceConnection, 'rtcConfiguration'> | undefined> {
  try {
    const { signalling, rtcConfiguration } = await connectToService(optionsOf(client), credential, undefined);
    const configuration = rtcConfiguration();
    // Nobody shall be rung here while the test goes on.
    await signalling.close();
    return { rtcConfiguration: () => configuration };
  } catch (error) {
    const isUnreachable = error instanceof CallingError && error.code === 503;
    if (isUnreachable) return undefined;
    throw error;
  }
}

async function enumerateDevices(devices: DeviceManager): Promise<DeviceEnumeration> {
  const availability = (list: readonly unknown[]): Availability =>
    list.length > 0 ? 'Available' : 'NotAvailable';
  return {
    microphone: availability(await devices.getMicrophones()),
    camera: availability(await devices.getCameras()),
    speaker: availability(devices.isSpeakerSelectionAvailable ? await devices.getSpeakers() : []),
  };
}

function judgeBrowser(): DeviceCompatibility {
  const { environment, isSupportedBrowser, isSupportedBrowserVersion, isSupportedPlatform } =
    describeEnvironment(navigator.userAgent, typeof RTCPeerConnection !== 'undefined');
  const support = (isKnown: boolean, isSupported: boolean): Support =>
    !isKnown ? 'Unknown' : isSupported ? 'Supported' : 'NotSupported';
  const { browser, platform } = environment;
  return {
    browser: support(browser !== 'unknown', isSupportedBrowser && isSupportedBrowserVersion),
    os: support(platform !== 'unknown', isSupportedPlatform),
  };
}

const statisticsOf = (events: Emitter<LoopbackEvents>): MediaStatsCallFeature => ({
  name: 'MediaStats',
  createCollector: (options = {}) => new SampleCollector(events, options),
  dispose: () => events.clear(),
});
