import { callEndReasons, callingCloseCodes } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import { relayConfigurationFor } from '../relay-configuration.ts';
import { verifyCallingToken } from '../sessions/verify-calling-token.ts';
import { done, type RequestHandler } from './request.ts';

export const refreshToken: RequestHandler<'refreshToken'> = async (exchange, session, message) => {
  const token = await verifyCallingToken(exchange.context, message.token);
  if (token.claims.rawId !== session.rawId)
    throw new CallingRefusal('InvalidToken', `The token is of another user than ${session.rawId}.`, 'token');
  return () => {
    if (!session.ended) exchange.sessions.useToken(session, token);
    return { result: { tokenExpiresOn: token.claims.expiresOn.toISOString() } };
  };
};

export const getRelayConfiguration: RequestHandler<'getRelayConfiguration'> = async (exchange, session) => {
  const relay = await relayConfigurationFor(exchange.context, session.rawId);
  return () => ({ result: { relay } });
};

/** The calls end after the answer: a session that has ended is told nothing. */
export const disconnect: RequestHandler<'disconnect'> = (exchange, session) => ({
  ...done,
  after() {
    exchange.sessions.end(session, callEndReasons.hungUp);
    session.connection?.close(callingCloseCodes.normal, '');
  },
});
