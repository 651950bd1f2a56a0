// Lists of names without Zod, so that a web page can have them alone.

/**
 * What a participant may do, by the calling SDK's names of capabilities. The SDK's other names are never present.
 */
export const callCapabilityNames = [
  'turnVideoOn',
  'unmuteMic',
  'shareScreen',
  'removeParticipant',
  'hangUpForEveryOne',
  'addCommunicationUser',
  'manageLobby',
  'spotlightParticipant',
  'removeParticipantsSpotlight',
  'raiseHand',
  'muteOthers',
  'useReactions',
  'viewAttendeeNames',
  'forbidOthersAudio',
  'forbidOthersVideo',
  'realTimeText',
] as const;
export type CallCapability = (typeof callCapabilityNames)[number];

/**
 * User-facing diagnostics, by the calling SDK's names, that participants tell each other. `speakingWhileMicrophoneIsMuted` is
 * nobody else's business.
 *
 * @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/user-facing-diagnostics
 */
export const callDiagnosticNames = [
  'noNetwork',
  'networkRelaysNotReachable',
  'networkReconnect',
  'networkReceiveQuality',
  'networkSendQuality',
  'noSpeakerDevicesEnumerated',
  'noMicrophoneDevicesEnumerated',
  'cameraFreeze',
  'cameraStartFailed',
  'cameraStartTimedOut',
  'cameraStoppedUnexpectedly',
  'cameraPermissionDenied',
  'capturerStartFailed',
  'capturerStoppedUnexpectedly',
  'screenshareRecordingDisabled',
  'microphoneNotFunctioning',
  'microphoneMuteUnexpectedly',
  'microphonePermissionDenied',
] as const;
export type CallDiagnosticName = (typeof callDiagnosticNames)[number];
