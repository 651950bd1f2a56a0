import type {
  CommunicationIdentifier,
  CommunicationUserIdentifier,
  MicrosoftTeamsUserIdentifier,
} from '@azure/communication-common';
import type { CallHead } from '@switchboard/acs-contracts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { rawIdOf, toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

type HandOwner = CommunicationUserIdentifier | MicrosoftTeamsUserIdentifier;
export interface RaisedHand {
  identifier: HandOwner;
  /** 1 for who raised a hand first. */
  order: number;
}
export interface RaisedHandChangedEvent {
  identifier: HandOwner;
}
interface Events {
  raisedHandEvent: (data: RaisedHandChangedEvent) => void;
  loweredHandEvent: (data: RaisedHandChangedEvent) => void;
}
export interface RaiseHandCallFeature extends CallFeature, EventSource<Events> {
  raiseHand(): Promise<void>;
  lowerHand(): Promise<void>;
  lowerHands(identifiers: HandOwner[]): Promise<void>;
  lowerAllHands(): Promise<void>;
  getRaisedHands(): RaisedHand[];
}

const ownerOf = (rawId: string) => toIdentifier(rawId) as CommunicationIdentifier as HandOwner;

export class CallRaiseHand extends CoreFeature<Events> implements RaiseHandCallFeature {
  constructor(context: CallFeatureContext) {
    super('RaiseHand', context);
    this._follow('headChanged', (head, previous) => this._compare(head, previous));
  }

  async raiseHand(): Promise<void> {
    await this._core.answered();
    await this._core.signalling.request('raiseHand', { callId: this._core.id });
  }

  async lowerHand(): Promise<void> {
    await this._core.answered();
    await this._core.signalling.request('lowerHands', { callId: this._core.id });
  }

  async lowerHands(identifiers: HandOwner[]): Promise<void> {
    if (identifiers.length === 0) return;
    const participants = identifiers.map(rawIdOf);
    await this._core.signalling.request('lowerHands', { callId: this._core.id, participants });
  }

  async lowerAllHands(): Promise<void> {
    await this._core.signalling.request('lowerHands', { callId: this._core.id, participants: 'all' });
  }

  getRaisedHands(): RaisedHand[] {
    return (this._core.head?.raisedHands ?? []).map(({ rawId }, index) => ({
      ...{ identifier: ownerOf(rawId), order: index + 1 },
    }));
  }

  _compare({ raisedHands }: CallHead, previous: CallHead | undefined): void {
    const rawIds = raisedHands.map(({ rawId }) => rawId);
    const before = (previous?.raisedHands ?? []).map(({ rawId }) => rawId);
    for (const rawId of rawIds) {
      if (!before.includes(rawId)) this._emit('raisedHandEvent', { identifier: ownerOf(rawId) });
    }
    for (const rawId of before) {
      if (!rawIds.includes(rawId)) this._emit('loweredHandEvent', { identifier: ownerOf(rawId) });
    }
  }
}
