import type {
  AudioStreamFeatureFactory,
  CallClientFeatureFactory,
  CallFeatureFactory,
  VideoStreamFeatureFactory,
} from '../api/features.ts';
import { StreamAudioEffects, type AudioEffectsFeature } from './audio-effects.ts';
import { CallSurveys, type CallSurveyFeature } from './call-survey.ts';
import { CallCapabilities, type CapabilitiesFeature } from './capabilities.ts';
import { CallCaptions, type CaptionsCallFeature } from './captions.ts';
import { CallDataChannel, type DataChannelCallFeature } from './data-channel.ts';
import { ClientDebugInfo, type DebugInfoCallClientFeature } from './debug-info.ts';
import { CallDominantSpeakers, type DominantSpeakersCallFeature } from './dominant-speakers.ts';
import { CallMediaAccess, type MediaAccessCallFeature } from './media-access.ts';
import { CallMediaStats, type MediaStatsCallFeature } from './media-stats.ts';
import { CallOptimalVideoCount, type OptimalVideoCountCallFeature } from './optimal-video-count.ts';
import { ClientPreCallDiagnostics, type PreCallDiagnosticsFeature } from './pre-call-diagnostics.ts';
import { CallRaiseHand, type RaiseHandCallFeature } from './raise-hand.ts';
import { CallReaction, type ReactionCallFeature } from './reaction.ts';
import { CallRealTimeText, type RealTimeTextFeature } from './real-time-text.ts';
import {
  CallRecording,
  type RecordingCallFeature,
  CallTranscription,
  type TranscriptionCallFeature,
} from './recording.ts';
import { CallSpotlight, type SpotlightCallFeature } from './spotlight.ts';
import {
  CallBreakoutRooms,
  type BreakoutRoomsCallFeature,
  CallPPTLive,
  type PPTLiveCallFeature,
  CallTeamsMeetingAudioConferencing,
  type TeamsMeetingAudioConferencingCallFeature,
  CallTogetherMode,
  type TogetherModeCallFeature,
} from './teams-features.ts';
import { CallTransfer, type TransferCallFeature } from './transfer.ts';
import { CallUserFacingDiagnostics, type UserFacingDiagnosticsFeature } from './user-facing-diagnostics.ts';
import { StreamVideoEffects, type VideoEffectsFeature } from './video-effects.ts';

/** By their public types alone: how a feature is made is not part of the API. */
interface FeatureFactories {
  readonly Recording: CallFeatureFactory<RecordingCallFeature>;
  readonly Transfer: CallFeatureFactory<TransferCallFeature>;
  readonly Transcription: CallFeatureFactory<TranscriptionCallFeature>;
  readonly Captions: CallFeatureFactory<CaptionsCallFeature>;
  readonly RaiseHand: CallFeatureFactory<RaiseHandCallFeature>;
  readonly Reaction: CallFeatureFactory<ReactionCallFeature>;
  readonly Spotlight: CallFeatureFactory<SpotlightCallFeature>;
  readonly PPTLive: CallFeatureFactory<PPTLiveCallFeature>;
  readonly BreakoutRooms: CallFeatureFactory<BreakoutRoomsCallFeature>;
  readonly Capabilities: CallFeatureFactory<CapabilitiesFeature>;
  readonly DominantSpeakers: CallFeatureFactory<DominantSpeakersCallFeature>;
  readonly CallSurvey: CallFeatureFactory<CallSurveyFeature>;
  readonly UserFacingDiagnostics: CallFeatureFactory<UserFacingDiagnosticsFeature>;
  readonly MediaStats: CallFeatureFactory<MediaStatsCallFeature>;
  readonly DebugInfo: CallClientFeatureFactory<DebugInfoCallClientFeature>;
  readonly VideoEffects: VideoStreamFeatureFactory<VideoEffectsFeature>;
  readonly AudioEffects: AudioStreamFeatureFactory<AudioEffectsFeature>;
  readonly DataChannel: CallFeatureFactory<DataChannelCallFeature>;
  readonly OptimalVideoCount: CallFeatureFactory<OptimalVideoCountCallFeature>;
  readonly TeamsMeetingAudioConferencing: CallFeatureFactory<TeamsMeetingAudioConferencingCallFeature>;
  readonly TogetherMode: CallFeatureFactory<TogetherModeCallFeature>;
  readonly MediaAccess: CallFeatureFactory<MediaAccessCallFeature>;
  readonly RealTimeText: CallFeatureFactory<RealTimeTextFeature>;
  /** In beta versions of Microsoft's package, and in its documentation; not in the stable one. */
  readonly PreCallDiagnostics: CallClientFeatureFactory<PreCallDiagnosticsFeature>;
}

/** The factories of all features: `call.feature(Features.RaiseHand)`. Compared by identity. */
export const Features: FeatureFactories = {
  Recording: { callApiCtor: CallRecording },
  Transfer: { callApiCtor: CallTransfer },
  Transcription: { callApiCtor: CallTranscription },
  Captions: { callApiCtor: CallCaptions },
  RaiseHand: { callApiCtor: CallRaiseHand },
  Reaction: { callApiCtor: CallReaction },
  Spotlight: { callApiCtor: CallSpotlight },
  PPTLive: { callApiCtor: CallPPTLive },
  BreakoutRooms: { callApiCtor: CallBreakoutRooms },
  Capabilities: { callApiCtor: CallCapabilities },
  DominantSpeakers: { callApiCtor: CallDominantSpeakers },
  CallSurvey: { callApiCtor: CallSurveys },
  UserFacingDiagnostics: { callApiCtor: CallUserFacingDiagnostics },
  MediaStats: { callApiCtor: CallMediaStats },
  DebugInfo: { callClientApiCtor: ClientDebugInfo },
  VideoEffects: { videoStreamApiCtor: StreamVideoEffects },
  AudioEffects: { audioStreamApiCtor: StreamAudioEffects },
  DataChannel: { callApiCtor: CallDataChannel },
  OptimalVideoCount: { callApiCtor: CallOptimalVideoCount },
  TeamsMeetingAudioConferencing: { callApiCtor: CallTeamsMeetingAudioConferencing },
  TogetherMode: { callApiCtor: CallTogetherMode },
  MediaAccess: { callApiCtor: CallMediaAccess },
  RealTimeText: { callApiCtor: CallRealTimeText },
  PreCallDiagnostics: { callClientApiCtor: ClientPreCallDiagnostics },
};
