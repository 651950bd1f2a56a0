import 'server-only';
import type { Session } from '@switchboard/access-api';
import { cache } from 'react';
import { accessServiceForRequest, correlationIdOf } from '../../../lib/server/access-service.ts';

export type SessionState =
  | { status: 'signed-in'; session: Session }
  | { status: 'signed-out' }
  | { status: 'unavailable'; correlationId: string | undefined };

/** The session of the person whose request is being rendered; asked for once per request. */
export const readSession = cache(async (): Promise<SessionState> => {
  try {
    const session = await (await accessServiceForRequest()).findSession();
    return session ? { status: 'signed-in', session } : { status: 'signed-out' };
  } catch (error) {
    return { status: 'unavailable', correlationId: await correlationIdOf(error) };
  }
});
