import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Conversation } from '../../../../features/sms/components/conversation.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sms'))('title') };
}

interface ConversationPageProps {
  params: Promise<{ conversationId: string }>;
}

export default async function ConversationPage({ params }: ConversationPageProps) {
  const conversationId = decodeURIComponent((await params).conversationId);
  return (
    <Suspense>
      <Conversation key={conversationId} conversationId={conversationId} />
    </Suspense>
  );
}
