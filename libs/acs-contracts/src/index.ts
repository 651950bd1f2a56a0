export * from './chat.ts';
export type * from './chat-events.ts';
export type * from './identity-events.ts';
export type * from './sms-events.ts';
export * from './identifiers.ts';
export * from './hmac-signature.ts';
export * from './identity.ts';
export * from './errors.ts';
