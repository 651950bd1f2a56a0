import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { GroupCall } from '../../../../../features/calling/components/group-call.tsx';
import { isGroupId } from '../../../../../lib/calling/call-paths.ts';
import { CallChat } from '../../call-chat.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calling'))('groupCall') };
}

interface GroupCallPageProps {
  params: Promise<{ groupId: string }>;
  searchParams: Promise<{ thread?: string | string[]; video?: string | string[] }>;
}

export default async function GroupCallPage({ params, searchParams }: GroupCallPageProps) {
  const { groupId } = await params;
  if (!isGroupId(groupId)) notFound();
  const { thread, video } = await searchParams;
  const threadId = typeof thread === 'string' ? thread : undefined;
  return (
    <GroupCall
      groupId={groupId.toLowerCase()}
      threadId={threadId}
      isAudioCall={video === 'off'}
      chat={threadId ? <CallChat /> : undefined}
    />
  );
}
