import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CallHistory } from '../../../features/call-history/components/call-history.tsx';
import { readSession } from '../../../features/session/api/read-session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('title') };
}

export default async function CallsPage() {
  const state = await readSession();
  if (state.status !== 'signed-in') return null;
  return <CallHistory myId={state.session.user.communicationUserId} />;
}
