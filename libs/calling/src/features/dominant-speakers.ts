import type { CommunicationIdentifierKind } from '@azure/communication-common';
import type { PropertyChangedEvent } from '../api/common.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

export interface DominantSpeakersInfo {
  /** The loudest first. */
  speakersList: ReadonlyArray<CommunicationIdentifierKind>;
  timestamp: Date;
}
interface Events {
  dominantSpeakersChanged: PropertyChangedEvent;
}
export interface DominantSpeakersCallFeature extends CallFeature, EventSource<Events> {
  readonly dominantSpeakers: DominantSpeakersInfo;
}

export class CallDominantSpeakers extends CoreFeature<Events> implements DominantSpeakersCallFeature {
  constructor(context: CallFeatureContext) {
    super('DominantSpeakers', context);
    this._follow('dominantSpeakers', () => this._emit('dominantSpeakersChanged'));
  }

  get dominantSpeakers(): DominantSpeakersInfo {
    const { rawIds, changedOn } = this._core.dominantSpeakers;
    return { speakersList: rawIds.map((rawId) => toIdentifier(rawId)), timestamp: new Date(changedOn) };
  }
}
