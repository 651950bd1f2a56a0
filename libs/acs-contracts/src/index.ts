export type * from './chat-events.ts';
export * from './identifiers.ts';
