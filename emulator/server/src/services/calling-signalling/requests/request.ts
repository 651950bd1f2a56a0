import type { CallingMessage, CallingRequestType, CallingResult } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import type { CallSession } from '../sessions/call-session.ts';

export type AnsweredRequestType = Exclude<CallingRequestType, 'connect'>;

export interface Outcome<Type extends AnsweredRequestType> {
  readonly result: CallingResult<Type>;
  /** What the client is to hear of after the answer. */
  readonly after?: () => void;
}

/**
 * Carries out one request. Whatever takes time comes first and resolves with the rest: between looking at a call,
 * changing it and answering with what it is then, nothing else may happen.
 *
 * @throws CallingRefusal, with nothing changed
 */
export type RequestHandler<Type extends AnsweredRequestType> = (
  exchange: CallExchange,
  session: CallSession,
  message: CallingMessage<Type>,
) => Outcome<Type> | Promise<() => Outcome<Type>>;

export const done = { result: {} } as const;
