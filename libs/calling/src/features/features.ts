import { StreamAudioEffects } from './audio-effects.ts';
import { CallSurveys } from './call-survey.ts';
import { CallCapabilities } from './capabilities.ts';
import { CallCaptions } from './captions.ts';
import { CallDataChannel } from './data-channel.ts';
import { ClientDebugInfo } from './debug-info.ts';
import { CallDominantSpeakers } from './dominant-speakers.ts';
import { CallMediaAccess } from './media-access.ts';
import { CallMediaStats } from './media-stats.ts';
import { CallOptimalVideoCount } from './optimal-video-count.ts';
import { CallRaiseHand } from './raise-hand.ts';
import { CallReaction } from './reaction.ts';
import { CallRealTimeText } from './real-time-text.ts';
import { CallRecording, CallTranscription } from './recording.ts';
import { CallSpotlight } from './spotlight.ts';
import {
  CallBreakoutRooms,
  CallPPTLive,
  CallTeamsMeetingAudioConferencing,
  CallTogetherMode,
} from './teams-features.ts';
import { CallTransfer } from './transfer.ts';
import { CallUserFacingDiagnostics } from './user-facing-diagnostics.ts';
import { StreamVideoEffects } from './video-effects.ts';

/** The factories of all features: `call.feature(Features.RaiseHand)`. Compared by identity. */
export const Features = {
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
};
