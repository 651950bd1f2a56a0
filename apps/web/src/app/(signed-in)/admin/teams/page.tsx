import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ManagedTeams } from '../../../../features/admin/components/managed-teams.tsx';
import { readSession } from '../../../../features/session/api/read-session.ts';
import { directoryEntryOf } from '../../../../lib/directory/directory-entry-of.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('teams') };
}

export default async function TeamsPage() {
  const state = await readSession();
  return state.status === 'signed-in' ? <ManagedTeams me={directoryEntryOf(state.session.user)} /> : null;
}
