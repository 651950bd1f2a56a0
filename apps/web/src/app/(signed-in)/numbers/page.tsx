import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NumberList } from '../../../features/numbers/components/number-list.tsx';
import { readSession } from '../../../features/session/api/read-session.ts';
import { directoryEntryOf } from '../../../lib/directory/directory-entry-of.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('numbers'))('title') };
}

export default async function NumbersPage() {
  const state = await readSession();
  if (state.status !== 'signed-in') return null;
  const { user } = state.session;
  return <NumberList me={directoryEntryOf(user)} isAdmin={user.role === 'admin'} />;
}
