import type { CollectionUpdatedEvent, PropertyChangedEvent } from '../api/common.ts';
import type { RecordingState } from '../api/enumerations.ts';
import { notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';

export interface RecordingInfo extends EventSource<{ recordingStateChanged: PropertyChangedEvent }> {
  readonly state: RecordingState;
}
interface RecordingEvents {
  isRecordingActiveChanged: PropertyChangedEvent;
  recordingsUpdated: CollectionUpdatedEvent<RecordingInfo>;
}
/** Calls over a mesh pass through no server that could record them. */
export interface RecordingCallFeature extends CallFeature, EventSource<RecordingEvents> {
  readonly isRecordingActive: boolean;
  readonly recordings: RecordingInfo[];
  readonly isTeamsConsentRequired: boolean;
  grantTeamsConsent(): Promise<void>;
}

export class CallRecording extends CoreFeature<RecordingEvents> implements RecordingCallFeature {
  readonly isRecordingActive = false;
  readonly isTeamsConsentRequired = false;

  constructor(context: CallFeatureContext) {
    super('Recording', context);
  }
  get recordings(): RecordingInfo[] {
    return [];
  }
  async grantTeamsConsent(): Promise<void> {
    throw notSupported('Recording.grantTeamsConsent', 'there are no Teams meetings.');
  }
}

interface TranscriptionEvents {
  isTranscriptionActiveChanged: PropertyChangedEvent;
}
export interface TranscriptionCallFeature extends CallFeature, EventSource<TranscriptionEvents> {
  readonly isTranscriptionActive: boolean;
  readonly isTeamsConsentRequired: boolean;
  grantTeamsConsent(): Promise<void>;
}

export class CallTranscription extends CoreFeature<TranscriptionEvents> implements TranscriptionCallFeature {
  readonly isTranscriptionActive = false;
  readonly isTeamsConsentRequired = false;

  constructor(context: CallFeatureContext) {
    super('Transcription', context);
  }
  async grantTeamsConsent(): Promise<void> {
    throw notSupported('Transcription.grantTeamsConsent', 'there are no Teams meetings.');
  }
}
