import type { CommunicationIdentifier, MicrosoftTeamsUserIdentifier } from '@azure/communication-common';
import type { CallCommon } from '../api/call.ts';
import type { CustomContext, PropertyChangedEvent } from '../api/common.ts';
import { CallingError, notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import { callableRawId } from '../support/callable.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { randomGuid } from '../support/random-id.ts';
import { CoreFeature } from './core-feature.ts';

export type TransferState = 'None' | 'Transferring' | 'Transferred' | 'Failed';
export interface TransferErrorCode {
  readonly code: number;
  readonly subCode?: number;
}
interface TransferEvents {
  stateChanged: PropertyChangedEvent;
}
export interface Transfer extends EventSource<TransferEvents> {
  /** `Transferred` once the other party talks with the target: hang up the call then. */
  readonly state: TransferState;
  /** Why it has `Failed`. */
  readonly error?: TransferErrorCode | undefined;
}
export type TransferLocator =
  | { targetParticipant: CommunicationIdentifier }
  /** Another one-to-one call of this agent, whose other party is the target. */
  | { targetCallId: string }
  | { targetParticipantVoicemail: MicrosoftTeamsUserIdentifier };
export interface TransferOptions {
  /** Without effect: users of the emulator forward no calls. */
  disableForwardingAndUnanswered?: boolean;
  customContext?: CustomContext;
}
interface Events {
  transferAccepted: (args: { targetCall: CallCommon }) => void;
}
/** Sends the other party of a one-to-one call to somebody else. */
export interface TransferCallFeature extends CallFeature, EventSource<Events> {
  /** Returns at once; `stateChanged` of the transfer tells what becomes of it. */
  transfer(target: TransferLocator, options?: TransferOptions): Transfer;
}

class CallTransferObject extends PublicObject<TransferEvents> implements Transfer {
  state: TransferState = 'None';
  _error: TransferErrorCode | undefined;

  get error(): TransferErrorCode | undefined {
    return this._error && { ...this._error };
  }

  _set(state: TransferState, error?: TransferErrorCode): void {
    if (this.state === state) return;
    this._error = error;
    this.state = state;
    emitterOf<TransferEvents>(this).emit('stateChanged');
  }
}

export class CallTransfer extends CoreFeature<Events> implements TransferCallFeature {
  readonly _transfers = new Map<string, CallTransferObject>();

  constructor(context: CallFeatureContext) {
    super('Transfer', context);
    this._follow('transferAccepted', (targetCall) => this._emit('transferAccepted', { targetCall }));
    this._follow('transferUpdated', ({ transferId, state, error }) => {
      this._transfers.get(transferId)?._set(state, error);
      this._transfers.delete(transferId);
    });
  }

  transfer(target: TransferLocator, { customContext }: TransferOptions = {}): Transfer {
    const wire = readTarget(target);
    const transfer = new CallTransferObject();
    const transferId = randomGuid();
    this._transfers.set(transferId, transfer);
    const more = customContext ? { customContext: structuredClone(customContext) } : {};
    queueMicrotask(() => void this._carryOut(transfer, { transferId, target: wire, ...more }));
    return transfer;
  }

  async _carryOut(
    transfer: CallTransferObject,
    request: { transferId: string; target: WireTarget; customContext?: CustomContext },
  ): Promise<void> {
    transfer._set('Transferring');
    try {
      await this._core.answered();
      await this._core.signalling.request('transferCall', { callId: this._core.id, ...request });
    } catch (error) {
      this._transfers.delete(request.transferId);
      const { code, subCode } = error instanceof CallingError ? error : { code: 500, subCode: 0 };
      transfer._set('Failed', { code, subCode });
    }
  }
}

type WireTarget = { participant: string } | { callId: string };

function readTarget(target: TransferLocator): WireTarget {
  if ('targetCallId' in target) return { callId: target.targetCallId };
  if ('targetParticipantVoicemail' in target) {
    throw notSupported('Transfer.transfer({ targetParticipantVoicemail })', 'there are no Teams users.');
  }
  return { participant: callableRawId('Transfer.transfer', target.targetParticipant) };
}
