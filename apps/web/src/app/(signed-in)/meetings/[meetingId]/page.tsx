import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MeetingScreen } from '../../../../features/meetings/components/meeting-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('title') };
}

export default async function MeetingPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const meetingId = decodeURIComponent((await params).meetingId);
  return <MeetingScreen key={meetingId} meetingId={meetingId} />;
}
