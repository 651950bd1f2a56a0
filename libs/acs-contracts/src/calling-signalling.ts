/** The emulator's own calling protocol: JSON over one websocket per call agent. @see docs/calling-protocol.md */
export * from './calling-signalling-call.ts';
export * from './calling-signalling-diagnostics.ts';
export * from './calling-signalling-events.ts';
export * from './calling-signalling-limits.ts';
export * from './calling-signalling-names.ts';
export * from './calling-signalling-reasons.ts';
export * from './calling-signalling-requests.ts';
