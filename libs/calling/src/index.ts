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
export type {
  CallAgent,
  CallAgentEvents,
  CallAgentOptions,
  CallClientApi,
  CallClientOptions,
  CallLocator,
  ConnectionStateChangedEvent,
  DiagnosticOptions,
  GroupCallLocator,
  GroupLocator,
  HandleIncomingCallEvent,
  IceServer,
  IncomingCallEvent,
  NetworkConfiguration,
  RoomCallLocator,
  RoomLocator,
  TeamsCallAgent,
  TeamsMeetingIdLocator,
  TeamsMeetingLinkLocator,
} from './api/agent.ts';
export type {
  AcceptCallOptions,
  AddPhoneNumberOptions,
  AudioOptions,
  Call,
  CallCommon,
  CallConstraints,
  CallEvents,
  CallInfo,
  HangUpOptions,
  IncomingCall,
  IncomingCallEvents,
  JoinCallOptions,
  MediaConstraintRange,
  StartCallOptions,
  VideoConstraints,
  VideoOptions,
  VideoSendConstraints,
} from './api/call.ts';
export type {
  CallDirection,
  CallEndReason,
  CallState,
  CallerInfo,
  CollectionUpdatedEvent,
  ConnectionState,
  ConnectionStateChangedReason,
  CustomContext,
  Disposable,
  DtmfTone,
  HeaderOfCustomContext,
  MediaStreamType,
  ParticipantRole,
  PropertyChangedEvent,
  PropertyChangedEventWithArgs,
  RemoteParticipantState,
  ScalingMode,
  StreamSize,
} from './api/common.ts';
export type {
  AudioDeviceInfo,
  AudioDeviceType,
  DeviceAccess,
  DeviceManager,
  DeviceManagerEvents,
  PermissionConstraints,
  StartPreheatDeviceParameters,
  StopPreheatDeviceParameters,
  VideoDeviceInfo,
  VideoDeviceType,
} from './api/devices.ts';
export type {
  AudioStreamFeature,
  AudioStreamFeatureFactory,
  BaseFeature,
  CallClientFeature,
  CallClientFeatureFactory,
  CallFeature,
  CallFeatureContext,
  CallFeatureFactory,
  VideoStreamFeature,
  VideoStreamFeatureFactory,
} from './api/features.ts';
export type {
  AdmitAllOperationResult,
  EndpointDetails,
  Lobby,
  LobbyEvents,
  ParticipantInfo,
  RemoteParticipant,
  RemoteParticipantEvents,
  RemoteVideoStream,
  RemoteVideoStreamCommon,
  RemoteVideoStreamEvents,
} from './api/participants.ts';
export type { RemoteAudioStream, Volume, VolumeEvents } from './api/streams.ts';
export type { AudioEffectsFeature } from './features/audio-effects.ts';
export type {
  AudioIssue,
  CallRating,
  CallSurvey,
  CallSurveyFeature,
  CallSurveyResponse,
  OverallIssue,
  RatingScale,
  ScreenshareIssue,
  VideoIssue,
} from './features/call-survey.ts';
export type {
  CapabilitiesChangeInfo,
  CapabilitiesChangedReason,
  CapabilitiesFeature,
  CapabilityResolutionReason,
  ChangedParticipantCapabilities,
  ParticipantCapabilities,
  ParticipantCapabilityName,
} from './features/capabilities.ts';
export type { Captions, CaptionsCallFeature, CaptionsInfo, CaptionsKind } from './features/captions.ts';
export type {
  DataChannelCallFeature,
  DataChannelMessage,
  DataChannelPriority,
  DataChannelReceiver,
  DataChannelReceiverEvents,
  DataChannelReliability,
  DataChannelSender,
  DataChannelSenderOpenOptions,
} from './features/data-channel.ts';
export type { DebugInfoCallClientFeature, EnvironmentInfo } from './features/debug-info.ts';
export type { DominantSpeakersCallFeature, DominantSpeakersInfo } from './features/dominant-speakers.ts';
export type { MediaAccess, MediaAccessCallFeature, MeetingMediaAccess } from './features/media-access.ts';
export type {
  MediaStatValue,
  MediaStatsAggregation,
  MediaStatsCallFeature,
  MediaStatsCollector,
  MediaStatsCollectorEvents,
  MediaStatsCollectorOptions,
  MediaStatsReportSummary,
} from './features/media-stats.ts';
export type {
  IncomingAudioMediaStats,
  IncomingVideoMediaStats,
  MediaStatsReport,
  MediaStatsReportSample,
  OutgoingAudioMediaStats,
  OutgoingVideoMediaStats,
  StreamStats,
  TransportMediaStats,
} from './features/media-stats-report.ts';
export type { OptimalVideoCountCallFeature, OvcChangeReason } from './features/optimal-video-count.ts';
export type {
  DeviceCompatibility,
  DeviceEnumeration,
  PreCallDiagnosticsFeature,
  PreCallDiagnosticsResult,
} from './features/pre-call-diagnostics.ts';
export type { CallGrade, InCallDiagnostics, MediaGrades } from './pre-call/grade-call.ts';
export type { RaiseHandCallFeature, RaisedHand, RaisedHandChangedEvent } from './features/raise-hand.ts';
export type {
  Reaction,
  ReactionCallFeature,
  ReactionEventPayload,
  ReactionMessage,
} from './features/reaction.ts';
export type {
  RealTimeTextFeature,
  RealTimeTextInfo,
  RealTimeTextResultType,
} from './features/real-time-text.ts';
export type { RecordingCallFeature, RecordingInfo, TranscriptionCallFeature } from './features/recording.ts';
export type {
  RemoteDiagnostic,
  RemoteDiagnostics,
  RemoteParticipantDiagnosticsData,
} from './features/remote-diagnostics.ts';
export type { SpotlightCallFeature, SpotlightedParticipant } from './features/spotlight.ts';
export type {
  BreakoutRoomsCallFeature,
  PPTLiveCallFeature,
  TeamsMeetingAudioConferencingCallFeature,
  TogetherModeCallFeature,
  TogetherModeSeatingMap,
} from './features/teams-features.ts';
export type {
  Transfer,
  TransferCallFeature,
  TransferErrorCode,
  TransferLocator,
  TransferOptions,
  TransferState,
} from './features/transfer.ts';
export type {
  LatestDiagnosticValue,
  LatestMediaDiagnostics,
  LatestNetworkDiagnostics,
  MediaDiagnosticChangedEventArgs,
  MediaDiagnosticType,
  MediaDiagnostics,
  NetworkDiagnosticChangedEventArgs,
  NetworkDiagnosticType,
  NetworkDiagnostics,
  UserFacingDiagnosticsFeature,
} from './features/user-facing-diagnostics.ts';
export type {
  RunnableVideoEffect,
  VideoEffectListener,
  VideoEffectName,
  VideoEffectProcessor,
  VideoEffectsFeature,
} from './features/video-effects.ts';
export type { ProcessedTrack } from './devices/capture-source.ts';
