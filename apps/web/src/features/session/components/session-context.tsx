'use client';

import type { Session } from '@switchboard/access-api';
import { createContext, use, type ReactNode } from 'react';
import { rememberCsrfToken } from '../../../lib/http/access-api.ts';

const SessionContext = createContext<Session | undefined>(undefined);

/** Hands the session that the server read to the components below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  if (typeof window !== 'undefined') rememberCsrfToken(session.csrfToken);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it.');
  return session;
}
