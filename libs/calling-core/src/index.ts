export { createCallingSession } from './create-calling-session.ts';
export type { CallingSession, CallMedia } from './calling-session.ts';
export type { CallingErrorCode } from './calling-error.ts';
export type { CallingSdk } from './calling-sdk.ts';
export type {
  CallingState,
  CallState,
  CallTarget,
  DevicesState,
  EndedCall,
  IncomingCallState,
  ParticipantState,
  Reaction,
  VideoState,
} from './calling-state.ts';
