import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InboxEvents } from '../../../../features/admin/components/inbox-events.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('events') };
}

export default function EventsPage() {
  return <InboxEvents />;
}
