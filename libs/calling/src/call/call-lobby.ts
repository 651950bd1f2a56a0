import type { CommunicationIdentifier } from '@azure/communication-common';
import type { AdmitAllOperationResult, Lobby, LobbyEvents, RemoteParticipant } from '../api/participants.ts';
import { rawIdOf } from '../support/identifiers.ts';
import { PublicObject } from '../support/public-object.ts';
import type { CallCore } from './call-core.ts';

export class CallLobby extends PublicObject<LobbyEvents> implements Lobby {
  readonly _core: CallCore;

  constructor(core: CallCore) {
    super();
    this._core = core;
  }

  get participants(): ReadonlyArray<RemoteParticipant> {
    return [...this._core.participants.values()].filter(({ state }) => state === 'InLobby');
  }

  async admit(participant: CommunicationIdentifier): Promise<void> {
    await this._request('admitFromLobby', [rawIdOf(participant)]);
  }

  async reject(participant: CommunicationIdentifier): Promise<void> {
    await this._request('rejectFromLobby', [rawIdOf(participant)]);
  }

  async admitAll(): Promise<AdmitAllOperationResult> {
    const waiting = this.participants.length;
    const { admitted } = await this._core.signalling.request('admitFromLobby', {
      ...{ callId: this._core.id, participants: 'all' },
    });
    return { successCount: admitted.length, failureCount: Math.max(0, waiting - admitted.length) };
  }

  get isEnabled(): boolean {
    return this._core.head?.isLobbyEnabled ?? false;
  }

  async setEnabled(isEnabled: boolean): Promise<void> {
    await this._core.answered();
    await this._core.signalling.request('setLobby', { callId: this._core.id, isEnabled });
  }

  async _request(type: 'admitFromLobby' | 'rejectFromLobby', participants: string[]): Promise<void> {
    await this._core.signalling.request(type, { callId: this._core.id, participants });
  }
}
