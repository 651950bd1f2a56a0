import type {
  CommunicationIdentifier,
  CommunicationUserIdentifier,
  MicrosoftTeamsUserIdentifier,
} from '@azure/communication-common';
import { CallingError } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

const reactions = ['like', 'heart', 'laugh', 'surprised', 'applause'] as const;
export type Reaction = (typeof reactions)[number];
export interface ReactionMessage {
  reactionType: Reaction;
}
export interface ReactionEventPayload {
  identifier: CommunicationUserIdentifier | MicrosoftTeamsUserIdentifier;
  reactionMessage: ReactionMessage;
}
interface Events {
  /** Also of one's own reactions. */
  reaction: (data: ReactionEventPayload) => void;
}
export interface ReactionCallFeature extends CallFeature, EventSource<Events> {
  sendReaction(reactionMessage: ReactionMessage): Promise<void>;
}

export class CallReaction extends CoreFeature<Events> implements ReactionCallFeature {
  constructor(context: CallFeatureContext) {
    super('Reaction', context);
    this._follow('reaction', ({ rawId, reactionType }) =>
      this._emit('reaction', {
        identifier: toIdentifier(rawId) as CommunicationIdentifier as CommunicationUserIdentifier,
        reactionMessage: { reactionType: reactionType as Reaction },
      }),
    );
  }

  async sendReaction({ reactionType }: ReactionMessage): Promise<void> {
    if (!reactions.includes(reactionType)) {
      throw new CallingError(400, 0, `reactionType is one of ${reactions.join(', ')}, not ${reactionType}.`);
    }
    await this._core.answered();
    await this._core.signalling.request('sendReaction', { callId: this._core.id, reactionType });
  }
}
