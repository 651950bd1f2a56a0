import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MeetingCall } from './meeting-call.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('title') };
}

export default async function MeetingCallPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const meetingId = decodeURIComponent((await params).meetingId);
  return <MeetingCall key={meetingId} meetingId={meetingId} />;
}
