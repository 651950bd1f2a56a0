import type { PropertyChangedEvent } from '../api/common.ts';
import { notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { ParticipantInfo } from '../api/participants.ts';
import type { EventSource } from '../support/emitter.ts';
import { PublicObject } from '../support/public-object.ts';
import { CoreFeature } from './core-feature.ts';

export type CaptionsKind = 'TeamsCaptions' | 'Captions';
export interface CaptionsInfo {
  resultType: 'Partial' | 'Final';
  speaker: ParticipantInfo;
  spokenLanguage: string;
  spokenText: string;
  timestamp: Date;
}
interface CaptionsEvents {
  CaptionsReceived: (data: CaptionsInfo) => void;
  CaptionsActiveChanged: PropertyChangedEvent;
  SpokenLanguageChanged: PropertyChangedEvent;
}
export interface Captions extends EventSource<CaptionsEvents> {
  readonly kind: CaptionsKind;
  readonly isCaptionsFeatureActive: boolean;
  readonly supportedSpokenLanguages: string[];
  readonly activeSpokenLanguage: string;
  startCaptions(options?: { spokenLanguage: string }): Promise<void>;
  stopCaptions(): Promise<void>;
  setSpokenLanguage(language: string): Promise<void>;
}
interface Events {
  CaptionsKindChanged: PropertyChangedEvent;
}
/** Present and never active: nothing on this machine understands speech. */
export interface CaptionsCallFeature extends CallFeature, EventSource<Events> {
  readonly captions: Captions;
}

const reason = 'there is no speech recognition offline.';

class InactiveCaptions extends PublicObject<CaptionsEvents> implements Captions {
  readonly kind = 'Captions';
  readonly isCaptionsFeatureActive = false;
  readonly activeSpokenLanguage = '';
  get supportedSpokenLanguages(): string[] {
    return [];
  }
  async startCaptions(): Promise<void> {
    throw notSupported('Captions.startCaptions', reason);
  }
  async stopCaptions(): Promise<void> {
    throw notSupported('Captions.stopCaptions', reason);
  }
  async setSpokenLanguage(): Promise<void> {
    throw notSupported('Captions.setSpokenLanguage', reason);
  }
}

export class CallCaptions extends CoreFeature<Events> implements CaptionsCallFeature {
  readonly captions: Captions = new InactiveCaptions();

  constructor(context: CallFeatureContext) {
    super('Captions', context);
  }
}
