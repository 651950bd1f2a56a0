import type * as theirs from '@azure/communication-calling';
// eslint-disable-next-line @nx/enforce-module-boundaries -- this project is installed apart and has no workspace packages
import type * as ours from '../../libs/calling/src/index.ts';

/**
 * Compiles only while what `libs/calling` hands out fits the types that Microsoft's package declares, and takes what they
 * take. Their classes and enumerations are nominal: classes are compared by their public members, enumerations by value.
 */
type PublicMembers<Class> = Pick<Class, keyof Class>;

/** What applications get: ours has to be assignable to theirs. */
interface HandedOut {
  /** `feature` hands its context, with the nominal `kind` of the agent, to the features that a factory makes. */
  Call: [ours.Call, Omit<theirs.Call, 'kind' | 'feature' | 'localVideoStreams' | 'localAudioStreams'>];
  CallAgent: [ours.CallAgent, Omit<theirs.CallAgent, 'kind' | 'calls' | 'join' | 'startCall' | 'on' | 'off'>];
  CallClient: [
    ours.CallClient,
    Omit<PublicMembers<theirs.CallClient>, 'createCallAgent' | 'createTeamsCallAgent' | 'feature'>,
  ];
  CallInfo: [ours.CallInfo, theirs.CallInfo];
  IncomingCall: [ours.IncomingCall, Omit<theirs.IncomingCall, 'kind' | 'accept'>];
  Lobby: [ours.Lobby, theirs.Lobby];
  RemoteParticipant: [ours.RemoteParticipant, theirs.RemoteParticipant];
  RemoteVideoStream: [ours.RemoteVideoStream, theirs.RemoteVideoStream];
  RemoteAudioStream: [ours.RemoteAudioStream, theirs.RemoteAudioStream];
  Volume: [ours.Volume, theirs.Volume];
  DeviceManager: [ours.DeviceManager, theirs.DeviceManager];
  LocalVideoStream: [
    ours.LocalVideoStream,
    Omit<PublicMembers<theirs.LocalVideoStream>, 'on' | 'off' | 'feature'>,
  ];
  LocalAudioStream: [
    ours.LocalAudioStream,
    Omit<PublicMembers<theirs.LocalAudioStream>, 'on' | 'off' | 'feature'>,
  ];
  WbLocalVideoStream: [ours.WbLocalVideoStream, PublicMembers<theirs.WbLocalVideoStream>];
  VideoStreamRenderer: [ours.VideoStreamRenderer, PublicMembers<theirs.VideoStreamRenderer>];
  VideoStreamRendererView: [ours.VideoStreamRendererView, theirs.VideoStreamRendererView];
  CommunicationServicesError: [ours.CallingError, theirs.CommunicationServicesError];

  AudioEffects: [ours.AudioEffectsFeature, theirs.AudioEffectsFeature];
  BreakoutRooms: [ours.BreakoutRoomsCallFeature, theirs.BreakoutRoomsCallFeature];
  CallSurvey: [ours.CallSurveyFeature, theirs.CallSurveyFeature];
  Capabilities: [ours.CapabilitiesFeature, theirs.CapabilitiesFeature];
  Captions: [ours.CaptionsCallFeature, theirs.CaptionsCallFeature];
  DataChannel: [ours.DataChannelCallFeature, theirs.DataChannelCallFeature];
  DebugInfo: [ours.DebugInfoCallClientFeature, theirs.DebugInfoCallClientFeature];
  DominantSpeakers: [ours.DominantSpeakersCallFeature, theirs.DominantSpeakersCallFeature];
  MediaAccess: [ours.MediaAccessCallFeature, theirs.MediaAccessCallFeature];
  MediaStats: [ours.MediaStatsCallFeature, theirs.MediaStatsCallFeature];
  OptimalVideoCount: [ours.OptimalVideoCountCallFeature, theirs.OptimalVideoCountCallFeature];
  PPTLive: [ours.PPTLiveCallFeature, theirs.PPTLiveCallFeature];
  RaiseHand: [ours.RaiseHandCallFeature, theirs.RaiseHandCallFeature];
  Reaction: [ours.ReactionCallFeature, theirs.ReactionCallFeature];
  RealTimeText: [ours.RealTimeTextFeature, theirs.RealTimeTextFeature];
  Recording: [ours.RecordingCallFeature, theirs.RecordingCallFeature];
  Spotlight: [ours.SpotlightCallFeature, theirs.SpotlightCallFeature];
  TeamsMeetingAudioConferencing: [
    ours.TeamsMeetingAudioConferencingCallFeature,
    theirs.TeamsMeetingAudioConferencingCallFeature,
  ];
  TogetherMode: [ours.TogetherModeCallFeature, theirs.TogetherModeCallFeature];
  Transcription: [ours.TranscriptionCallFeature, theirs.TranscriptionCallFeature];
  /** Its event hands out a call, whose `kind` and `feature` are compared no other than above. */
  Transfer: [ours.TransferCallFeature, Omit<theirs.TransferCallFeature, 'on' | 'off'>];
  TransferOfCall: [ours.Transfer, theirs.Transfer];
  UserFacingDiagnostics: [ours.UserFacingDiagnosticsFeature, theirs.UserFacingDiagnosticsFeature];
  VideoEffects: [ours.VideoEffectsFeature, theirs.VideoEffectsFeature];
}

/** What applications give: theirs has to be assignable to ours. */
interface Taken {
  AddPhoneNumberOptions: [theirs.AddPhoneNumberOptions, ours.AddPhoneNumberOptions];
  AcceptCallOptions: [theirs.AcceptCallOptions, ours.AcceptCallOptions];
  CallAgentOptions: [theirs.CallAgentOptions, ours.CallAgentOptions];
  CallClientOptions: [theirs.CallClientOptions, ours.CallClientOptions];
  CallConstraints: [theirs.CallConstraints, ours.CallConstraints];
  CallSurvey: [theirs.CallSurvey, ours.CallSurvey];
  CreateViewOptions: [theirs.CreateViewOptions, ours.CreateViewOptions];
  DataChannelSenderOpenOptions: [theirs.DataChannelSenderOpenOptions, ours.DataChannelSenderOpenOptions];
  GroupLocator: [theirs.GroupLocator, ours.GroupLocator];
  HangUpOptions: [theirs.HangUpOptions, ours.HangUpOptions];
  JoinCallOptions: [theirs.JoinCallOptions, ours.JoinCallOptions];
  LocalAudioStream: [theirs.LocalAudioStream, Omit<ours.LocalAudioStream, 'on' | 'off' | 'feature'>];
  LocalVideoStream: [theirs.LocalVideoStream, Omit<ours.LocalVideoStream, 'on' | 'off' | 'feature'>];
  MediaStatsCollectorOptions: [theirs.MediaStatsCollectorOptions, ours.MediaStatsCollectorOptions];
  RoomLocator: [theirs.RoomLocator, ours.RoomLocator];
  StartCallOptions: [theirs.StartCallOptions, ours.StartCallOptions];
}

/** Values and words: equal in both directions. */
interface Equal {
  /** `PreCallDiagnostics` is in beta versions of their package only: this stable one has nothing to compare it with. */
  Features: [Exclude<keyof typeof ours.Features, 'PreCallDiagnostics'>, keyof typeof theirs.Features];
  CallAgentKind: [ours.CallAgentKind, `${theirs.CallAgentKind}`];
  CallKind: [ours.CallKind, `${theirs.CallKind}`];
  IncomingCallKind: [ours.IncomingCallKind, `${theirs.IncomingCallKind}`];
  DevicePermissionAccess: [ours.DevicePermissionAccess, `${theirs.DevicePermissionAccess}`];
  DiagnosticQuality: [`${ours.DiagnosticQuality}`, `${theirs.DiagnosticQuality}`];
  RecordingState: [`${ours.RecordingState}`, `${theirs.RecordingState}`];
  DisconnectReason: [ours.DisconnectReason, theirs.DisconnectReason];
  CallState: [ours.CallState, theirs.CallState];
  RemoteParticipantState: [ours.RemoteParticipantState, theirs.RemoteParticipantState];
  ParticipantRole: [ours.ParticipantRole, theirs.ParticipantRole];
  ParticipantCapabilityName: [ours.ParticipantCapabilityName, theirs.ParticipantCapabilityName];
  MembersOfCall: [keyof ours.Call, keyof theirs.Call];
  MembersOfCallAgent: [keyof ours.CallAgent, keyof theirs.CallAgent];
  MembersOfDeviceManager: [keyof ours.DeviceManager, keyof theirs.DeviceManager];
  MembersOfIncomingCall: [keyof ours.IncomingCall, keyof theirs.IncomingCall];
  RuntimeExports: [Exclude<keyof typeof ours, 'configureCalling' | 'CallingError'>, keyof typeof theirs];
}

/** Every member that theirs declares, optional ones too, is there; so it is for those of `Equal`. */
interface Members {
  AudioEffectsFeature: [keyof theirs.AudioEffectsFeature, keyof ours.AudioEffectsFeature];
  BreakoutRoomsCallFeature: [keyof theirs.BreakoutRoomsCallFeature, keyof ours.BreakoutRoomsCallFeature];
  CallInfo: [keyof theirs.CallInfo, keyof ours.CallInfo];
  CallSurveyFeature: [keyof theirs.CallSurveyFeature, keyof ours.CallSurveyFeature];
  CapabilitiesFeature: [keyof theirs.CapabilitiesFeature, keyof ours.CapabilitiesFeature];
  Captions: [keyof theirs.Captions, keyof ours.Captions];
  CaptionsCallFeature: [keyof theirs.CaptionsCallFeature, keyof ours.CaptionsCallFeature];
  DataChannelCallFeature: [keyof theirs.DataChannelCallFeature, keyof ours.DataChannelCallFeature];
  DataChannelReceiver: [keyof theirs.DataChannelReceiver, keyof ours.DataChannelReceiver];
  DataChannelSender: [keyof theirs.DataChannelSender, keyof ours.DataChannelSender];
  DebugInfoCallClientFeature: [
    keyof theirs.DebugInfoCallClientFeature,
    keyof ours.DebugInfoCallClientFeature,
  ];
  DominantSpeakersCallFeature: [
    keyof theirs.DominantSpeakersCallFeature,
    keyof ours.DominantSpeakersCallFeature,
  ];
  Lobby: [keyof theirs.Lobby, keyof ours.Lobby];
  MediaAccessCallFeature: [keyof theirs.MediaAccessCallFeature, keyof ours.MediaAccessCallFeature];
  MediaDiagnostics: [keyof theirs.MediaDiagnostics, keyof ours.MediaDiagnostics];
  MediaStatsCallFeature: [keyof theirs.MediaStatsCallFeature, keyof ours.MediaStatsCallFeature];
  MediaStatsCollector: [keyof theirs.MediaStatsCollector, keyof ours.MediaStatsCollector];
  NetworkDiagnostics: [keyof theirs.NetworkDiagnostics, keyof ours.NetworkDiagnostics];
  OptimalVideoCountCallFeature: [
    keyof theirs.OptimalVideoCountCallFeature,
    keyof ours.OptimalVideoCountCallFeature,
  ];
  PPTLiveCallFeature: [keyof theirs.PPTLiveCallFeature, keyof ours.PPTLiveCallFeature];
  RaiseHandCallFeature: [keyof theirs.RaiseHandCallFeature, keyof ours.RaiseHandCallFeature];
  ReactionCallFeature: [keyof theirs.ReactionCallFeature, keyof ours.ReactionCallFeature];
  RealTimeTextFeature: [keyof theirs.RealTimeTextFeature, keyof ours.RealTimeTextFeature];
  RecordingCallFeature: [keyof theirs.RecordingCallFeature, keyof ours.RecordingCallFeature];
  RecordingInfo: [keyof theirs.RecordingInfo, keyof ours.RecordingInfo];
  RemoteAudioStream: [keyof theirs.RemoteAudioStream, keyof ours.RemoteAudioStream];
  RemoteDiagnostics: [keyof theirs.RemoteDiagnostics, keyof ours.RemoteDiagnostics];
  RemoteParticipant: [keyof theirs.RemoteParticipant, keyof ours.RemoteParticipant];
  RemoteVideoStream: [keyof theirs.RemoteVideoStream, keyof ours.RemoteVideoStream];
  SpotlightCallFeature: [keyof theirs.SpotlightCallFeature, keyof ours.SpotlightCallFeature];
  TeamsMeetingAudioConferencingCallFeature: [
    keyof theirs.TeamsMeetingAudioConferencingCallFeature,
    keyof ours.TeamsMeetingAudioConferencingCallFeature,
  ];
  TogetherModeCallFeature: [keyof theirs.TogetherModeCallFeature, keyof ours.TogetherModeCallFeature];
  TranscriptionCallFeature: [keyof theirs.TranscriptionCallFeature, keyof ours.TranscriptionCallFeature];
  Transfer: [keyof theirs.Transfer, keyof ours.Transfer];
  TransferCallFeature: [keyof theirs.TransferCallFeature, keyof ours.TransferCallFeature];
  UserFacingDiagnosticsFeature: [
    keyof theirs.UserFacingDiagnosticsFeature,
    keyof ours.UserFacingDiagnosticsFeature,
  ];
  VideoEffectsFeature: [keyof theirs.VideoEffectsFeature, keyof ours.VideoEffectsFeature];
  VideoStreamRendererView: [keyof theirs.VideoStreamRendererView, keyof ours.VideoStreamRendererView];
  Volume: [keyof theirs.Volume, keyof ours.Volume];
  CallClient: [keyof theirs.CallClient, keyof ours.CallClient];
  LocalAudioStream: [keyof theirs.LocalAudioStream, keyof ours.LocalAudioStream];
  LocalVideoStream: [keyof theirs.LocalVideoStream, keyof ours.LocalVideoStream];
  VideoStreamRenderer: [keyof theirs.VideoStreamRenderer, keyof ours.VideoStreamRenderer];
  WbLocalVideoStream: [keyof theirs.WbLocalVideoStream, keyof ours.WbLocalVideoStream];
}

/** The names of those that do not fit, which the compiler then prints. */
type Misfits<Pairs extends { [Name in keyof Pairs]: [unknown, unknown] }> = {
  [Name in keyof Pairs]: [Pairs[Name][0]] extends [Pairs[Name][1]] ? never : Name;
}[keyof Pairs];
type Reversed<Pairs extends { [Name in keyof Pairs]: [unknown, unknown] }> = {
  [Name in keyof Pairs]: [Pairs[Name][1], Pairs[Name][0]];
};
type None<Names> = [Names] extends [never] ? true : Names;

export const handedOut: None<Misfits<HandedOut>> = true;
export const taken: None<Misfits<Taken>> = true;
export const members: None<Misfits<Members>> = true;
export const equal: None<Misfits<Equal>> = true;
export const equalReversed: None<Misfits<Reversed<Equal>>> = true;
