import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ManagedUsers } from '../../../../features/admin/components/managed-users.tsx';
import { readSession } from '../../../../features/session/api/read-session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('users') };
}

export default async function UsersPage() {
  const state = await readSession();
  return state.status === 'signed-in' ? <ManagedUsers myId={state.session.user.id} /> : null;
}
