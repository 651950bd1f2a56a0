import { CallingError } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { ParticipantInfo } from '../api/participants.ts';
import type { EventSource } from '../support/emitter.ts';
import { toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

export type RealTimeTextResultType = 'Partial' | 'Final';
export interface RealTimeTextInfo {
  /** Of one piece of text, in all its versions. */
  sequenceId: number;
  sender: ParticipantInfo;
  text: string;
  resultType: RealTimeTextResultType;
  receivedTimestamp: Date;
  updatedTimestamp: Date;
  isLocal: boolean;
}
interface Events {
  realTimeTextReceived: (data: RealTimeTextInfo) => void;
}
/** Text that is seen while it is typed. */
export interface RealTimeTextFeature extends CallFeature, EventSource<Events> {
  /** `finalized` ends the piece: the next text begins another. */
  sendRealTimeText(text: string, finalized?: boolean): Promise<void>;
}

export class CallRealTimeText extends CoreFeature<Events> implements RealTimeTextFeature {
  _textId = 1;
  readonly _begun = new Map<string, Date>();

  constructor(context: CallFeatureContext) {
    super('RealTimeText', context);
    this._follow('realTimeText', ({ rawId, textId, text, isFinal, sentOn }) => {
      const key = `${rawId} ${textId}`;
      const updatedTimestamp = new Date(sentOn);
      const receivedTimestamp = this._begun.get(key) ?? updatedTimestamp;
      if (isFinal) this._begun.delete(key);
      else this._begun.set(key, receivedTimestamp);
      this._emit('realTimeTextReceived', {
        ...{ sequenceId: textId, sender: this._describe(rawId), text },
        ...{ resultType: isFinal ? 'Final' : 'Partial', receivedTimestamp, updatedTimestamp },
        isLocal: rawId === this._core.head?.self.rawId,
      });
    });
  }

  async sendRealTimeText(text: string, finalized = false): Promise<void> {
    if (typeof text !== 'string') throw new CallingError(400, 0, 'sendRealTimeText needs a text.');
    await this._core.answered();
    const textId = this._textId;
    if (finalized) this._textId += 1;
    const message = { callId: this._core.id, textId, text, isFinal: finalized };
    await this._core.signalling.request('sendRealTimeText', message);
  }

  _describe(rawId: string): ParticipantInfo {
    const { head, participants } = this._core;
    const isSelf = rawId === head?.self.rawId;
    const displayName = isSelf ? head.self.displayName : participants.get(rawId)?.displayName;
    const participantId = isSelf ? head.self.participantId : participants.get(rawId)?._participantId;
    return {
      identifier: toIdentifier(rawId),
      ...(displayName === undefined ? {} : { displayName }),
      endpointDetails: participantId ? [{ participantId }] : [],
    };
  }
}
