'use client';

import type { LiveEvents, Role } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { accessApi, rememberCsrfToken } from '../http/access-api.ts';
import { LiveClient, type LiveState } from './live-client.ts';

const LiveContext = createContext<LiveClient | undefined>(undefined);
const beforeConnection: LiveState = { status: 'connecting', connections: 0 };

/** Keeps one live connection for as long as somebody is signed in, whatever page they are on. */
export function LiveProvider({ role, children }: { role: Role; children: ReactNode }) {
  const [client, setClient] = useState<LiveClient>();
  const router = useRouter();

  const checkSession = useEffectEvent(async () => {
    const session = await accessApi.getSession();
    rememberCsrfToken(session.csrfToken);
    // Pages are made for a role on the server.
    if (session.user.role !== role) router.refresh();
  });

  useEffect(() => {
    const started = new LiveClient(() => checkSession());
    setClient(started);
    const cancel = whenIdle(() => void started.start());
    return () => {
      cancel();
      started.dispose();
    };
  }, []);

  return <LiveContext value={client}>{children}</LiveContext>;
}

/** Calls `handler` with each update of this name. What came while the page was not connected is lost. */
export function useLiveEvent<Name extends keyof LiveEvents>(name: Name, handler: LiveEvents[Name]): void {
  const client = use(LiveContext);
  const onUpdate = useEffectEvent((...update: never[]) =>
    (handler as unknown as (...given: never[]) => void)(...update),
  );
  useEffect(
    () => client?.on(name, ((...update: never[]) => onUpdate(...update)) as unknown as LiveEvents[Name]),
    [client, name],
  );
}

/** The state of the connection. When `connections` grows, read anew what you show. */
export function useLiveConnection(): LiveState {
  const client = use(LiveContext);
  return useSyncExternalStore(
    client?.subscribe ?? noSubscription,
    client?.getState ?? (() => beforeConnection),
    () => beforeConnection,
  );
}

/** Tells the service something, for as long as there is a connection. */
export function useLiveSay(): LiveClient['say'] {
  return use(LiveContext)?.say ?? saysNothing;
}

const saysNothing = () => undefined;
const noSubscription = () => () => {};

/** Safari has no `requestIdleCallback`. */
function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(task, { timeout: 2000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(task, 200);
  return () => clearTimeout(id);
}
