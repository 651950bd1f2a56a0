import type { CommunicationTokenCredential } from '@azure/communication-common';
import type { AzureLogger } from '@azure/logger';
import type {
  CallAgent,
  CallAgentOptions,
  CallClientApi,
  CallClientOptions,
  TeamsCallAgent,
} from '../api/agent.ts';
import type { DeviceManager } from '../api/devices.ts';
import { CallingError, notSupported } from '../api/errors.ts';
import type { CallClientFeature, CallClientFeatureFactory } from '../api/features.ts';
import { requireConfiguration } from '../configuration.ts';
import { MediaDeviceManager } from '../devices/media-device-manager.ts';
import { SignallingClient } from '../signalling/signalling-client.ts';
import { memoiseFeatures } from '../support/memoise-features.ts';
import { bindMethods } from '../support/public-object.ts';
import { CallAgentObject } from './call-agent-object.ts';
import { keepRelayFresh } from './relay-configuration.ts';

interface Internals {
  readonly options: CallClientOptions;
  readonly features: ReturnType<typeof memoiseFeatures>;
  devices: Promise<MediaDeviceManager> | undefined;
  agent: CallAgentObject | undefined;
  isCreating: boolean;
}
const internals = new WeakMap<CallClient, Internals>();

/** The entrance to calling: call agents and devices. */
export class CallClient implements CallClientApi {
  constructor(options: CallClientOptions = {}) {
    internals.set(this, {
      ...{ options, features: memoiseFeatures() },
      ...{ devices: undefined, agent: undefined, isCreating: false },
    });
    bindMethods(this);
  }

  feature<TFeature extends CallClientFeature>(factory: CallClientFeatureFactory<TFeature>): TFeature {
    const create = () => new factory.callClientApiCtor({ callClient: this });
    return clientInternals(this).features.get(factory, create);
  }

  /** Connects the user of the token. One agent per client: dispose of it before another is created. */
  async createCallAgent(
    tokenCredential: CommunicationTokenCredential,
    { displayName }: CallAgentOptions = {},
  ): Promise<CallAgent> {
    const own = clientInternals(this);
    if (own.agent || own.isCreating) {
      throw new CallingError(409, 40228, 'This client has a call agent already: dispose of it before.');
    }
    own.isCreating = true;
    try {
      const devices = await this._devices();
      own.agent = await connectAgent(own, devices, tokenCredential, displayName);
      return own.agent;
    } finally {
      own.isCreating = false;
    }
  }

  async createTeamsCallAgent(): Promise<TeamsCallAgent> {
    throw notSupported('CallClient.createTeamsCallAgent', 'Microsoft 365 users need Microsoft Teams.');
  }

  /** Always the same object. */
  getDeviceManager(): Promise<DeviceManager> {
    return this._devices();
  }

  async dispose(): Promise<void> {
    const own = clientInternals(this);
    await own.agent?.dispose();
    (await own.devices)?._stop();
    own.features.dispose();
  }

  _devices(): Promise<MediaDeviceManager> {
    const own = clientInternals(this);
    own.devices ??= startDevices();
    return own.devices;
  }
}

async function startDevices(): Promise<MediaDeviceManager> {
  const devices = new MediaDeviceManager();
  await devices._start();
  return devices;
}

async function connectAgent(
  own: Internals,
  devices: MediaDeviceManager,
  credential: CommunicationTokenCredential,
  displayName: string | undefined,
): Promise<CallAgentObject> {
  const configuration = requireConfiguration();
  const { networkConfiguration, diagnostics, logger } = own.options;
  const signalling = new SignallingClient({
    ...{ configuration, credential, displayName },
    userAgent: describeApplication(diagnostics),
  });
  log(logger, signalling);
  const check = () => signalling.checkNow();
  window.addEventListener('online', check);
  await signalling.start();
  const stopRelay = keepRelayFresh(signalling);
  return new CallAgentObject({
    ...{ signalling, displayName },
    environment: {
      devices,
      rtcConfiguration: () => ({
        iceServers: (networkConfiguration?.turn?.iceServers ??
          signalling.connected?.relay.iceServers ??
          []) as RTCIceServer[],
        iceTransportPolicy: configuration.iceTransportPolicy ?? 'all',
        bundlePolicy: 'max-bundle',
      }),
    },
    onDisposed() {
      window.removeEventListener('online', check);
      stopRelay();
      own.agent = undefined;
    },
  });
}

function describeApplication({
  appName,
  appVersion,
  tags = [],
}: CallClientOptions['diagnostics'] = {}): string {
  const application = appName === undefined ? '' : `${appName}/${appVersion ?? '0'} `;
  return `${application}switchboard-calling/1.46 ${tags.join(' ')}`.trim().slice(0, 512);
}

function log(logger: AzureLogger | undefined, signalling: SignallingClient): void {
  if (!logger) return;
  signalling.on('connected', ({ session }) =>
    logger.info(`Connected to the calling service (${session} session).`),
  );
  signalling.on('disconnected', ({ reason, isFinal }) =>
    logger.warning(`Disconnected from the calling service: ${reason}${isFinal ? ', for good' : ''}.`),
  );
  signalling.on('event', (event) => {
    if (event.type !== 'signal') logger.verbose(`Received ${event.type}.`);
  });
}

function clientInternals(client: CallClientApi): Internals {
  const found = internals.get(client as CallClient);
  if (!found) throw new CallingError(400, 0, 'This is no CallClient of the calling library.');
  return found;
}
