/** String enumerations, each value named like itself. */
export const CallAgentKind = { CallAgent: 'CallAgent', TeamsCallAgent: 'TeamsCallAgent' } as const;
export type CallAgentKind = (typeof CallAgentKind)[keyof typeof CallAgentKind];

export const CallKind = { Call: 'Call', TeamsCall: 'TeamsCall' } as const;
export type CallKind = (typeof CallKind)[keyof typeof CallKind];

export const IncomingCallKind = {
  IncomingCall: 'IncomingCall',
  TeamsIncomingCall: 'TeamsIncomingCall',
} as const;
export type IncomingCallKind = (typeof IncomingCallKind)[keyof typeof IncomingCallKind];

export const DiagnosticQuality = { Good: 1, Poor: 2, Bad: 3 } as const;
export type DiagnosticQuality = (typeof DiagnosticQuality)[keyof typeof DiagnosticQuality];

export const RecordingState = { None: 0, Started: 1, Paused: 2, Ended: 3 } as const;
export type RecordingState = (typeof RecordingState)[keyof typeof RecordingState];

export const DevicePermissionAccess = { Granted: 'granted', Denied: 'denied', Prompt: 'prompt' } as const;
export type DevicePermissionAccess = (typeof DevicePermissionAccess)[keyof typeof DevicePermissionAccess];

export type DisconnectCategory = 'Expected' | 'Unexpected';

/** Which ends of a session the person or the application wanted. The categories are our own reading. */
export const disconnectCategoryMap = {
  client: 'Expected',
  unload: 'Expected',
  dispose: 'Expected',
  userInitiated: 'Expected',
  sydneyInitiated: 'Expected',
  fatalError: 'Unexpected',
  botLeft: 'Expected',
  devicePermissions: 'Unexpected',
  configureFailure: 'Unexpected',
  userDidNotJoinPreheatedSession: 'Expected',
  mediaSessionDisconnected: 'Unexpected',
  sessionDisconnected: 'Unexpected',
  preheatFailed: 'Unexpected',
  userNavigatedAway: 'Expected',
  preheatDisposed: 'Expected',
  timeout: 'Unexpected',
} as const satisfies Record<string, DisconnectCategory>;
export type DisconnectReason = keyof typeof disconnectCategoryMap;
