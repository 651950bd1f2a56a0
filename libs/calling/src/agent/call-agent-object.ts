import type { CommunicationIdentifier } from '@azure/communication-common';
import type {
  CallerInfo as WireCallerInfo,
  CallingEvent,
  ConnectedMessage,
  IncomingCall as WireIncomingCall,
} from '@switchboard/acs-contracts';
import type { CallAgent, CallAgentEvents, CallLocator } from '../api/agent.ts';
import type { AcceptCallOptions, Call, JoinCallOptions, StartCallOptions } from '../api/call.ts';
import type { ConnectionState } from '../api/common.ts';
import { CallAgentKind } from '../api/enumerations.ts';
import { CallingError } from '../api/errors.ts';
import { CallCore, type AskForCall, type CallEnvironment } from '../call/call-core.ts';
import { CallInformation } from '../call/call-information.ts';
import { CallObject } from '../call/call-object.ts';
import { handleCallEvent } from '../call/handle-call-event.ts';
import { connectionLost } from '../call/network-loss.ts';
import type { SignallingClient } from '../signalling/signalling-client.ts';
import type { LostReason, SignallingEvent } from '../signalling/signalling-types.ts';
import { callableRawId } from '../support/callable.ts';
import { rawIdOf } from '../support/identifiers.ts';
import { randomGuid } from '../support/random-id.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { IncomingCallObject } from './incoming-call-object.ts';
import { readLocator } from './read-locator.ts';

export interface AgentOptions {
  readonly signalling: SignallingClient;
  readonly environment: Omit<CallEnvironment, 'onEnded' | 'signalling'>;
  readonly displayName: string | undefined;
  onDisposed(): void;
}

interface CallerOfWire {
  readonly rawId: string | undefined;
  readonly displayName?: string | undefined;
}
interface CreateOptions {
  readonly caller?: CallerOfWire;
  readonly transferorInfo?: WireCallerInfo | undefined;
}

/** One user on this device. */
export class CallAgentObject extends PublicObject<CallAgentEvents> implements CallAgent {
  readonly kind = CallAgentKind.CallAgent;
  readonly displayName: string | undefined;
  readonly _options: AgentOptions;
  readonly _environment: CallEnvironment;
  readonly _cores = new Map<string, CallCore>();
  readonly _incoming = new Map<string, IncomingCallObject>();
  connectionState: ConnectionState = 'Connected';
  _isDisposed = false;

  constructor(options: AgentOptions) {
    super();
    this._options = options;
    this.displayName = options.displayName;
    const { signalling } = options;
    this._environment = { ...options.environment, signalling, onEnded: (core) => this._remove(core) };
    signalling.on('event', (event) => this._onEvent(event));
    signalling.on('connected', (message) => this._onConnected(message));
    signalling.on('disconnected', ({ reason }) => this._setConnection('Disconnected', reason));
    signalling.on('sessionEnded', (reason) => this._onSessionEnded(reason));
    // Calls that ring already are told once the application has had the chance to listen.
    const ringing = signalling.connected?.incomingCalls ?? [];
    setTimeout(() => ringing.forEach((wire) => this._ring(wire)));
  }

  get calls(): ReadonlyArray<Call> {
    return [...this._cores.values()].map(({ call }) => call);
  }

  startCall(participants: CommunicationIdentifier[], options: StartCallOptions = {}): Call {
    if (!Array.isArray(participants) || participants.length === 0) {
      throw new CallingError(400, 0, 'startCall needs at least one participant.');
    }
    const targets = participants.map((each) => callableRawId('CallAgent.startCall', each));
    const { alternateCallerId, customContext } = options;
    const more = {
      ...(alternateCallerId ? { alternateCallerId: rawIdOf(alternateCallerId) } : {}),
      ...(customContext ? { customContext: structuredClone(customContext) } : {}),
    };
    const core = this._create(randomGuid(), 'Outgoing', new CallInformation(), options);
    const request = { callId: core.id, targets, ...more };
    return this._begin(core, (media, onAnswer) =>
      this._options.signalling.request('startCall', { ...request, ...media }, onAnswer),
    );
  }

  join(locator: CallLocator, options: JoinCallOptions = {}): Call {
    const wire = readLocator(locator);
    const groupId = 'groupId' in wire ? wire.groupId : undefined;
    const core = this._create(randomGuid(), 'Outgoing', new CallInformation(groupId), options);
    const request = { callId: core.id, locator: wire };
    return this._begin(core, (media, onAnswer) =>
      this._options.signalling.request('joinCall', { ...request, ...media }, onAnswer),
    );
  }

  async dispose(): Promise<void> {
    if (this._isDisposed) return;
    this._isDisposed = true;
    await Promise.allSettled(this.calls.map((call) => call.hangUp()));
    await this._options.signalling.close();
    this._options.onDisposed();
  }

  _create(
    id: string,
    direction: 'Incoming' | 'Outgoing',
    info: CallInformation,
    { audioOptions, videoOptions }: JoinCallOptions,
    { caller = this._self(), transferorInfo }: CreateOptions = {},
  ): CallCore {
    if (this._isDisposed) throw new CallingError(409, 0, 'The call agent has been disposed of.');
    const core = new CallCore(this._environment, {
      ...{ id, direction, info, media: { audioOptions, videoOptions } },
      ...{ callerRawId: caller.rawId, callerName: caller.displayName, transferorInfo },
    });
    new CallObject(core, this);
    this._cores.set(id, core);
    return core;
  }

  /** Events begin after the call has been returned. */
  _begin(core: CallCore, ask: AskForCall): Call {
    queueMicrotask(() => {
      this._tellAdded(core);
      core.begin(ask).catch(() => undefined);
    });
    return core.call;
  }

  async _accept(incoming: IncomingCallObject, options: AcceptCallOptions): Promise<Call> {
    await Promise.resolve();
    const { callerInfo, transferorInfo } = incoming._wire;
    const core = this._create(incoming.id, 'Incoming', incoming.info, options, {
      ...{ caller: callerInfo, transferorInfo },
    });
    this._incoming.delete(incoming.id);
    this._tellAdded(core);
    await core.begin((media, onAnswer) =>
      this._options.signalling.request('acceptCall', { callId: core.id, ...media }, onAnswer),
    );
    return core.call;
  }

  async _reject(incoming: IncomingCallObject): Promise<void> {
    await this._options.signalling.request('rejectCall', { callId: incoming.id });
  }

  /** Somebody sends the person to somebody else: the new call begins at once, with the camera off. */
  _followTransfer(core: CallCore, { transferId, transferorInfo }: CallingEvent<'transferRequested'>): void {
    const options = { audioOptions: { muted: core.local.isMuted } };
    const info = new CallInformation();
    const target = this._create(randomGuid(), 'Outgoing', info, options, { transferorInfo });
    const { signalling } = this._options;
    this._begin(target, async (media, onAnswer) => {
      await signalling.request('acceptTransfer', { callId: target.id, transferId, ...media }, onAnswer);
      core.bus.emit('transferAccepted', target.call);
    });
  }

  _self(): CallerOfWire {
    return { rawId: this._options.signalling.connected?.rawId, displayName: this.displayName };
  }

  _ring(wire: WireIncomingCall): void {
    if (this._isDisposed || this._incoming.has(wire.callId) || this._cores.has(wire.callId)) return;
    const incomingCall = new IncomingCallObject(wire, {
      accept: (incoming, options) => this._accept(incoming, options),
      reject: (incoming) => this._reject(incoming),
    });
    this._incoming.set(wire.callId, incomingCall);
    emitterOf<CallAgentEvents>(this).emit('incomingCall', { incomingCall });
  }

  _onEvent(event: SignallingEvent): void {
    if (event.type === 'incomingCall') return this._ring(event.incomingCall);
    if (event.type === 'incomingCallEnded') {
      const incoming = this._incoming.get(event.callId);
      this._incoming.delete(event.callId);
      return incoming?._end(event.endReason);
    }
    const core = this._cores.get(event.type === 'callUpdated' ? event.call.callId : event.callId);
    if (core && event.type === 'transferRequested') this._followTransfer(core, event);
    else if (core) handleCallEvent(core, event);
  }

  _onConnected({ session, calls = [], incomingCalls = [] }: ConnectedMessage): void {
    this._setConnection('Connected');
    if (session === 'restated') {
      const views = new Map(calls.map((view) => [view.callId, view]));
      for (const core of [...this._cores.values()]) {
        const view = views.get(core.id);
        if (view) core.restate(view);
        else if (core.head) core.finish(connectionLost);
      }
      const ringing = new Set(incomingCalls.map(({ callId }) => callId));
      for (const [id, incoming] of this._incoming) {
        if (ringing.has(id)) continue;
        this._incoming.delete(id);
        incoming._end(callerGone);
      }
    }
    for (const wire of incomingCalls) this._ring(wire);
    for (const { mesh } of this._cores.values()) mesh.restartIce('broken');
  }

  _onSessionEnded(reason: LostReason): void {
    const endReason = reason === 'invalidToken' ? noValidToken : connectionLost;
    for (const core of [...this._cores.values()]) if (core.head) core.finish(endReason);
    for (const [id, incoming] of this._incoming) {
      this._incoming.delete(id);
      incoming._end(callerGone);
    }
  }

  _setConnection(newValue: ConnectionState, reason?: LostReason): void {
    const oldValue = this.connectionState;
    if (oldValue === newValue) return;
    this.connectionState = newValue;
    const change = { newValue, oldValue, ...(reason ? { reason } : {}) };
    emitterOf<CallAgentEvents>(this).emit('connectionStateChanged', change);
  }

  _tellAdded(core: CallCore): void {
    emitterOf<CallAgentEvents>(this).emit('callsUpdated', { added: [core.call], removed: [] });
  }

  _remove(core: CallCore): void {
    if (!this._cores.delete(core.id)) return;
    emitterOf<CallAgentEvents>(this).emit('callsUpdated', { added: [], removed: [core.call] });
  }
}

const noValidToken = { code: 495, subCode: 4507 };
const callerGone = { code: 487, subCode: 0 };
