import {
  callDiagnosticNames,
  callingLimits,
  type CallDiagnostic,
  type CallDiagnosticName,
} from '@switchboard/acs-contracts';
import type { RemoteParticipant } from '../api/participants.ts';
import type { CallCore } from '../call/call-core.ts';
import { describe, type DiagnosticValue } from '../call/diagnostics-board.ts';
import type { RemoteDiagnosticEntry } from '../call/remote-diagnostics-board.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

export interface RemoteDiagnostic {
  readonly participantId: string;
  readonly rawId: string;
  readonly remoteParticipant?: RemoteParticipant;
  readonly diagnostic: CallDiagnosticName;
  readonly value: DiagnosticValue['value'];
  readonly valueType: DiagnosticValue['valueType'];
}
export interface RemoteParticipantDiagnosticsData {
  diagnostics: RemoteDiagnostic[];
}
interface Events {
  diagnosticChanged: (args: RemoteParticipantDiagnosticsData) => void;
}
/** Diagnostics of those in the call who send theirs; in calls of up to 20. */
export interface RemoteDiagnostics extends EventSource<Events> {
  readonly isSendingDiagnosticsEnabled: boolean;
  /** Tells the others what is raised here now and what changes, three times a minute at most. */
  startSendingDiagnostics(): void;
  stopSendingDiagnostics(): void;
  /** What those who are in the call have last said; a new object each time. */
  getLatest(): RemoteParticipantDiagnosticsData;
}

/** @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/user-facing-diagnostics */
const messagesPerMinute = 3;
const minuteMs = 60_000;
const names: ReadonlySet<string> = new Set(callDiagnosticNames);
const isShared = (name: string): name is CallDiagnosticName => names.has(name);

export class CallRemoteDiagnostics extends PublicObject<Events> implements RemoteDiagnostics {
  readonly _core: CallCore;
  isSendingDiagnosticsEnabled = false;
  readonly _waiting = new Map<CallDiagnosticName, CallDiagnostic['value']>();
  _sentAt: number[] = [];
  _timer: ReturnType<typeof setTimeout> | undefined;
  _known: ReadonlySet<string> = new Set();
  readonly _onChange = (diagnostic: string, { value }: DiagnosticValue) => this._queue(diagnostic, value);
  readonly _onParticipants = () => this._greet();
  readonly _onRemote = (entries: readonly RemoteDiagnosticEntry[]) =>
    emitterOf<Events>(this).emit('diagnosticChanged', this._describe(entries));

  constructor(core: CallCore) {
    super();
    this._core = core;
    core.bus.on('remoteDiagnostics', this._onRemote);
  }

  startSendingDiagnostics(): void {
    if (this.isSendingDiagnosticsEnabled) return;
    this.isSendingDiagnosticsEnabled = true;
    const { bus, diagnostics } = this._core;
    diagnostics.on('media', this._onChange);
    diagnostics.on('network', this._onChange);
    bus.on('participantsChanged', this._onParticipants);
    this._known = this._connected();
    this._queueAll();
  }

  stopSendingDiagnostics(): void {
    this.isSendingDiagnosticsEnabled = false;
    const { bus, diagnostics } = this._core;
    diagnostics.off('media', this._onChange);
    diagnostics.off('network', this._onChange);
    bus.off('participantsChanged', this._onParticipants);
    clearTimeout(this._timer);
    this._timer = undefined;
    this._waiting.clear();
  }

  getLatest(): RemoteParticipantDiagnosticsData {
    return this._describe(this._core.remoteDiagnostics.latest);
  }

  _dispose(): void {
    this.stopSendingDiagnostics();
    this._core.bus.off('remoteDiagnostics', this._onRemote);
  }

  _describe(entries: readonly RemoteDiagnosticEntry[]): RemoteParticipantDiagnosticsData {
    const diagnostics = entries.map(({ participantId, rawId, diagnostic, value }): RemoteDiagnostic => {
      const remoteParticipant = this._core.participants.get(rawId);
      const who = { participantId, rawId, ...(remoteParticipant && { remoteParticipant }) };
      return { ...who, diagnostic, ...describe(value) };
    });
    return { diagnostics };
  }

  /** Those who come later have heard nothing yet. */
  _greet(): void {
    const connected = this._connected();
    const isNew = [...connected].some((participantId) => !this._known.has(participantId));
    this._known = connected;
    if (isNew) this._queueAll();
  }

  _connected(): ReadonlySet<string> {
    const connected = [...this._core.participants.values()].filter(({ state }) => state === 'Connected');
    return new Set(connected.map(({ _participantId }) => _participantId));
  }

  _queueAll(): void {
    const { media, network } = this._core.diagnostics;
    for (const [diagnostic, value] of [...media, ...network]) this._queue(diagnostic, value);
  }

  _queue(diagnostic: string, value: CallDiagnostic['value']): void {
    if (!isShared(diagnostic)) return;
    this._waiting.set(diagnostic, value);
    if (this._timer !== undefined) return;
    const [oldest] = this._recent();
    const isBusy = this._sentAt.length >= messagesPerMinute && oldest !== undefined;
    this._timer = setTimeout(() => void this._send(), isBusy ? oldest + minuteMs - performance.now() : 0);
  }

  _recent(now = performance.now()): readonly number[] {
    this._sentAt = this._sentAt.filter((time) => now - time < minuteMs);
    return this._sentAt;
  }

  /** Everything that has changed since the last message, in one. */
  async _send(): Promise<void> {
    this._timer = undefined;
    const diagnostics = [...this._waiting].map(([diagnostic, value]) => ({ diagnostic, value }));
    this._waiting.clear();
    const { id: callId, participants, signalling } = this._core;
    if (participants.size >= callingLimits.participantsWithDiagnostics || diagnostics.length === 0) return;
    this._recent();
    this._sentAt.push(performance.now());
    await this._core
      .answered()
      .then(() => signalling.request('sendDiagnostics', { callId, diagnostics }))
      // The call has ended, or is not answered yet: whoever comes then is greeted.
      .catch(() => undefined);
  }
}
