import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { CallButtons } from '../../../../features/calling/components/call-buttons.tsx';
import { Conversation } from '../../../../features/chat/components/conversation.tsx';
import { Participants } from '../../../../features/people/components/participants.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chat'))('title') };
}

export default async function ConversationPage({ params }: { params: Promise<{ threadId: string }> }) {
  const threadId = decodeURIComponent((await params).threadId);
  return (
    <Suspense>
      <Conversation
        key={threadId}
        threadId={threadId}
        people={<Participants threadId={threadId} />}
        actions={<CallButtons threadId={threadId} />}
      />
    </Suspense>
  );
}
