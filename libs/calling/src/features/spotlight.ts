import type { CommunicationIdentifier } from '@azure/communication-common';
import type { CallHead } from '@switchboard/acs-contracts';
import type { CollectionUpdatedEvent } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { rawIdOf, toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

export interface SpotlightedParticipant {
  identifier: CommunicationIdentifier;
  order?: number;
}
interface Events {
  spotlightChanged: CollectionUpdatedEvent<SpotlightedParticipant>;
}
export interface SpotlightCallFeature extends CallFeature, EventSource<Events> {
  readonly maxParticipantsToSpotlight: number;
  /** Oneself when nobody is named. */
  startSpotlight(participants?: CommunicationIdentifier[]): Promise<void>;
  stopSpotlight(participants?: CommunicationIdentifier[]): Promise<void>;
  stopAllSpotlight(): Promise<void>;
  getSpotlightedParticipants(): SpotlightedParticipant[];
}

const fallbackMaximum = 7;
type Entry = CallHead['spotlights'][number];
const describe = ({ rawId, order }: Entry): SpotlightedParticipant => ({
  identifier: toIdentifier(rawId),
  order,
});

export class CallSpotlight extends CoreFeature<Events> implements SpotlightCallFeature {
  constructor(context: CallFeatureContext) {
    super('Spotlight', context);
    this._follow('headChanged', (head, previous) => this._compare(head, previous));
  }

  get maxParticipantsToSpotlight(): number {
    return this._core.signalling.connected?.limits.spotlightsPerCall ?? fallbackMaximum;
  }

  async startSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    const maximum = this.maxParticipantsToSpotlight;
    if (participants && participants.length > maximum) {
      // The UI library looks for these words.
      const message = `startSpotlight failed. ${maximum} is the max number of participants that can be Spotlighted`;
      throw new CallingError(400, 0, message);
    }
    await this._core.answered();
    await this._core.signalling.request('startSpotlight', this._request(participants));
  }

  async stopSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    await this._core.signalling.request('stopSpotlight', this._request(participants));
  }

  async stopAllSpotlight(): Promise<void> {
    await this._core.signalling.request('stopSpotlight', { callId: this._core.id, participants: 'all' });
  }

  getSpotlightedParticipants(): SpotlightedParticipant[] {
    return (this._core.head?.spotlights ?? []).map(describe);
  }

  _request(participants: CommunicationIdentifier[] = []): { callId: string; participants?: string[] } {
    const named = participants.length === 0 ? {} : { participants: participants.map(rawIdOf) };
    return { callId: this._core.id, ...named };
  }

  _compare({ spotlights }: CallHead, previous: CallHead | undefined): void {
    const before = previous?.spotlights ?? [];
    const lacks = (list: readonly Entry[]) => (entry: Entry) =>
      !list.some(({ rawId }) => rawId === entry.rawId);
    const added = spotlights.filter(lacks(before)).map(describe);
    const removed = before.filter(lacks(spotlights)).map(describe);
    if (added.length + removed.length > 0) this._emit('spotlightChanged', { added, removed });
  }
}
