import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MeetingsScreen } from '../../../features/meetings/components/meetings-screen.tsx';
import { readSession } from '../../../features/session/api/read-session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('meetings') };
}

export default async function MeetingsPage() {
  const state = await readSession();
  if (state.status !== 'signed-in') return null;
  return <MeetingsScreen canCreate={state.session.user.role !== 'guest'} />;
}
