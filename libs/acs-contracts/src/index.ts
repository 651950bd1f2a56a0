export type * from './chat-events.ts';
