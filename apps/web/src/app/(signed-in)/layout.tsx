import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { MissedCallNotices } from '../../features/call-history/components/missed-call-notices.tsx';
import { IncomingCalls } from '../../features/calling/components/incoming-calls.tsx';
import { ChatNotifications } from '../../features/chat/components/chat-notifications.tsx';
import { ConnectionBanner } from '../../features/chat/components/connection-banner.tsx';
import { MeetingNotices } from '../../features/meetings/components/meeting-notices.tsx';
import { readSession } from '../../features/session/api/read-session.ts';
import { SessionProvider } from '../../features/session/components/session-context.tsx';
import { SignedOutNotice } from '../../features/session/components/signed-out-notice.tsx';
import { UserMenu } from '../../features/session/components/user-menu.tsx';
import { SmsArrivals } from '../../features/sms/components/sms-arrivals.tsx';
import { CallingProvider } from '../../lib/calling/calling-context.tsx';
import { CallNewsProvider } from '../../lib/calls/call-news.tsx';
import { ChatSessionProvider } from '../../lib/chat/chat-session-context.tsx';
import { UnreadThreadsProvider } from '../../lib/chat/unread-threads.tsx';
import { LiveProvider } from '../../lib/live/live-context.tsx';
import { PresenceProvider } from '../../lib/presence/presence-context.tsx';
import { AppShell } from '../../lib/ui-root/app-shell.tsx';
import { NavigationRail } from '../../lib/ui-root/navigation-rail.tsx';
import { ServiceUnavailable } from '../../lib/ui-root/service-unavailable.tsx';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const state = await readSession();
  if (state.status === 'unavailable') return <ServiceUnavailable correlationId={state.correlationId} />;
  if (state.status === 'signed-out') {
    const returnTo = (await headers()).get('x-pathname') ?? '/chat';
    redirect(`/sign-in?${new URLSearchParams({ returnTo })}`);
  }
  const { user } = state.session;
  return (
    <SessionProvider session={state.session}>
      <LiveProvider role={user.role}>
        <ChatSessionProvider user={{ displayName: user.displayName, canOrganise: user.role !== 'guest' }}>
          <UnreadThreadsProvider>
            <CallingProvider displayName={user.displayName}>
              <PresenceProvider>
                <CallNewsProvider>
                  <AppShell
                    banner={<ConnectionBanner />}
                    navigation={<NavigationRail role={user.role} account={<UserMenu />} />}
                  >
                    {children}
                  </AppShell>
                </CallNewsProvider>
              </PresenceProvider>
              <SignedOutNotice />
              <ChatNotifications />
              {user.role === 'guest' ? null : <SmsArrivals />}
              <MissedCallNotices />
              <MeetingNotices />
              <IncomingCalls />
            </CallingProvider>
          </UnreadThreadsProvider>
        </ChatSessionProvider>
      </LiveProvider>
    </SessionProvider>
  );
}
