import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BuyScreen } from '../../../../features/numbers/components/buy-screen.tsx';
import { readSession } from '../../../../features/session/api/read-session.ts';
import { directoryEntryOf } from '../../../../lib/directory/directory-entry-of.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('numbers'))('buyTitle') };
}

export default async function BuyNumbersPage() {
  const state = await readSession();
  if (state.status !== 'signed-in') return null;
  const { user } = state.session;
  return <BuyScreen me={directoryEntryOf(user)} isAdmin={user.role === 'admin'} />;
}
