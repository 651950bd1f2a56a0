import { CallingError } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import { randomGuid } from '../support/random-id.ts';
import { CoreFeature } from './core-feature.ts';

export interface RatingScale {
  lowerBound: number;
  upperBound: number;
  lowScoreThreshold: number;
}
export interface CallRating<Issue extends string> {
  score: number;
  issues?: Issue[];
  scale?: RatingScale;
}
export type OverallIssue =
  'CallCannotJoin' | 'CallCannotInvite' | 'HadToRejoin' | 'CallEndedUnexpectedly' | 'OtherIssues';
export type AudioIssue =
  | 'NoLocalAudio'
  | 'NoRemoteAudio'
  | 'Echo'
  | 'AudioNoise'
  | 'LowVolume'
  | 'AudioStoppedUnexpectedly'
  | 'DistortedSpeech'
  | 'AudioInterruption'
  | 'OtherIssues';
export type VideoIssue =
  | 'NoVideoReceived'
  | 'NoVideoSent'
  | 'LowQuality'
  | 'Freezes'
  | 'StoppedUnexpectedly'
  | 'DarkVideoReceived'
  | 'AudioVideoOutOfSync'
  | 'OtherIssues';
export type ScreenshareIssue =
  | 'NoContentLocal'
  | 'NoContentRemote'
  | 'CannotPresent'
  | 'LowQuality'
  | 'Freezes'
  | 'StoppedUnexpectedly'
  | 'LargeDelay'
  | 'OtherIssues';
export interface CallSurvey {
  overallRating?: CallRating<OverallIssue>;
  audioRating?: CallRating<AudioIssue>;
  videoRating?: CallRating<VideoIssue>;
  screenshareRating?: CallRating<ScreenshareIssue>;
}
export interface CallSurveyResponse extends CallSurvey {
  readonly id: string;
  readonly callId: string;
  readonly localParticipantId: string;
}
export interface CallSurveyFeature extends CallFeature {
  submitSurvey(survey: CallSurvey, options?: object): Promise<CallSurveyResponse>;
}

const ratings = ['overallRating', 'audioRating', 'videoRating', 'screenshareRating'] as const;
const standardScale: RatingScale = { lowerBound: 1, upperBound: 5, lowScoreThreshold: 2 };

/** Checks a survey like the real service; it is kept nowhere. */
export class CallSurveys extends CoreFeature<Record<never, never>> implements CallSurveyFeature {
  constructor(context: CallFeatureContext) {
    super('CallSurvey', context);
  }

  async submitSurvey(survey: CallSurvey): Promise<CallSurveyResponse> {
    const given = ratings.filter((name) => survey[name] !== undefined);
    if (given.length === 0) throw new CallingError(400, 0, `A survey needs one of ${ratings.join(', ')}.`);
    for (const name of given) requireScore(name, survey[name] as CallRating<string>);
    return {
      ...structuredClone(survey),
      ...{ id: randomGuid(), callId: this._core.id, localParticipantId: this._core.info.participantId },
    };
  }
}

function requireScore(name: string, { score, scale = standardScale }: CallRating<string>): void {
  const { lowerBound, upperBound } = scale;
  if (Number.isInteger(score) && score >= lowerBound && score <= upperBound) return;
  throw new CallingError(
    400,
    0,
    `${name}.score is a whole number from ${lowerBound} to ${upperBound}, not ${score}.`,
  );
}
