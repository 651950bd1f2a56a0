export { CallClient } from './agent/call-client.ts';
export { configureCalling, type CallingConfiguration } from './configuration.ts';
export { LocalAudioStream, type LocalAudioStreamOptions } from './streams/local-audio-stream.ts';
export { LocalVideoStream, type LocalVideoStreamOptions } from './streams/local-video-stream.ts';
export {
  VideoStreamRenderer,
  type CreateViewOptions,
  type VideoStreamRendererView,
} from './streams/video-stream-renderer.ts';
export { WbLocalVideoStream } from './streams/wb-local-video-stream.ts';
export { Features } from './features/features.ts';
export * from './api/enumerations.ts';
export { CallingError, type CommunicationServicesError } from './api/errors.ts';
export type * from './api/agent.ts';
export type * from './api/call.ts';
export type * from './api/common.ts';
export type * from './api/devices.ts';
export type * from './api/features.ts';
export type * from './api/participants.ts';
export type * from './api/streams.ts';
export type { AudioEffectsFeature } from './features/audio-effects.ts';
export type * from './features/call-survey.ts';
export type * from './features/capabilities.ts';
export type * from './features/captions.ts';
export type * from './features/data-channel.ts';
export type * from './features/debug-info.ts';
export type * from './features/dominant-speakers.ts';
export type * from './features/media-access.ts';
export type * from './features/media-stats.ts';
export type * from './features/media-stats-report.ts';
export type * from './features/optimal-video-count.ts';
export type * from './features/raise-hand.ts';
export type * from './features/reaction.ts';
export type * from './features/real-time-text.ts';
export type * from './features/recording.ts';
export type * from './features/spotlight.ts';
export type * from './features/teams-features.ts';
export type * from './features/transfer.ts';
export type * from './features/user-facing-diagnostics.ts';
export type * from './features/video-effects.ts';
