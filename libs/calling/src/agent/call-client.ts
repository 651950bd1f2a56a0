import type { CommunicationTokenCredential } from '@azure/communication-common';
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
import { MediaDeviceManager } from '../devices/media-device-manager.ts';
import { memoiseFeatures } from '../support/memoise-features.ts';
import { bindMethods } from '../support/public-object.ts';
import { CallAgentObject } from './call-agent-object.ts';
import { connectToService } from './connect-to-service.ts';
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
  const { signalling, rtcConfiguration } = await connectToService(own.options, credential, displayName);
  const check = () => signalling.checkNow();
  window.addEventListener('online', check);
  const stopRelay = keepRelayFresh(signalling);
  return new CallAgentObject({
    ...{ signalling, displayName },
    environment: { devices, rtcConfiguration },
    onDisposed() {
      window.removeEventListener('online', check);
      stopRelay();
      own.agent = undefined;
    },
  });
}

/** What the application has given to the client. */
export const optionsOf = (client: CallClientApi): CallClientOptions => clientInternals(client).options;

function clientInternals(client: CallClientApi): Internals {
  const found = internals.get(client as CallClient);
  if (!found) throw new CallingError(400, 0, 'This is no CallClient of the calling library.');
  return found;
}
