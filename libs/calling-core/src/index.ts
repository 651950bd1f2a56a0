export { createCallingSession } from './create-calling-session.ts';
export type { BackgroundEffect, CallingSession, CallMedia } from './calling-session.ts';
export { openWhiteboard, type Whiteboard } from './whiteboard/whiteboard.ts';
export { BOARD_SIZE, POINTS_PER_STROKE } from './whiteboard/board.ts';
export type { CallingErrorCode } from './calling-error.ts';
export type { CallingSdk } from './calling-sdk.ts';
export type {
  CallingState,
  CallState,
  CallTarget,
  DeviceChoice,
  DevicesState,
  EndedCall,
  IncomingCallState,
  NetworkQuality,
  ParticipantState,
  Reaction,
  VideoState,
} from './calling-state.ts';
