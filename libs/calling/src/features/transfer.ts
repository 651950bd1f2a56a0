import type { CommunicationIdentifier, MicrosoftTeamsUserIdentifier } from '@azure/communication-common';
import type { CallCommon } from '../api/call.ts';
import type { PropertyChangedEvent } from '../api/common.ts';
import { notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';

export type TransferState = 'None' | 'Transferring' | 'Transferred' | 'Failed';
export interface Transfer extends EventSource<{ stateChanged: PropertyChangedEvent }> {
  readonly state: TransferState;
  readonly error?: { readonly code: number; readonly subCode?: number };
}
export type TransferLocator =
  | { targetParticipant: CommunicationIdentifier }
  | { targetCallId: string }
  | { targetParticipantVoicemail: MicrosoftTeamsUserIdentifier };
interface Events {
  transferAccepted: (args: { targetCall: CallCommon }) => void;
}
/** Present so that it can be listened to; transfers are not part of the emulator's protocol. */
export interface TransferCallFeature extends CallFeature, EventSource<Events> {
  transfer(target: TransferLocator, options?: object): Transfer;
}

export class CallTransfer extends CoreFeature<Events> implements TransferCallFeature {
  constructor(context: CallFeatureContext) {
    super('Transfer', context);
  }
  transfer(_target: TransferLocator): Transfer {
    throw notSupported('Transfer.transfer', 'the emulator transfers no calls; add the participant instead.');
  }
}
