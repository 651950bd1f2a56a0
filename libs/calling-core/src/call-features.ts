import type {
  Call,
  CapabilitiesFeature,
  DominantSpeakersCallFeature,
  MediaStatsCallFeature,
  RaiseHandCallFeature,
  ReactionCallFeature,
  SpotlightCallFeature,
  UserFacingDiagnosticsFeature,
} from '@switchboard/calling';
import type { CallingSdk } from './calling-sdk.ts';
import { keepReceivers, type CallDataChannel } from './known-receivers.ts';

export interface CallFeatures {
  readonly capabilities: CapabilitiesFeature;
  readonly dominantSpeakers: DominantSpeakersCallFeature;
  readonly raiseHand: RaiseHandCallFeature;
  readonly reaction: ReactionCallFeature;
  readonly spotlight: SpotlightCallFeature;
  readonly diagnostics: UserFacingDiagnosticsFeature;
  readonly mediaStats: MediaStatsCallFeature;
  readonly dataChannel: CallDataChannel;
}

export function featuresOf(call: Call, { Features }: CallingSdk): CallFeatures {
  return {
    capabilities: call.feature(Features.Capabilities),
    dominantSpeakers: call.feature(Features.DominantSpeakers),
    raiseHand: call.feature(Features.RaiseHand),
    reaction: call.feature(Features.Reaction),
    spotlight: call.feature(Features.Spotlight),
    diagnostics: call.feature(Features.UserFacingDiagnostics),
    mediaStats: call.feature(Features.MediaStats),
    dataChannel: keepReceivers(call.feature(Features.DataChannel)),
  };
}
