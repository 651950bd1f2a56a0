import { z } from 'zod';

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

export const callDiagnostic = z.strictObject({
  diagnostic: z.enum(callDiagnosticNames),
  /** A flag, or 1 (good), 2 (poor), 3 (bad). */
  value: z.union([z.boolean(), z.literal(1), z.literal(2), z.literal(3)]),
});
export type CallDiagnostic = z.infer<typeof callDiagnostic>;
