import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NothingChosen } from '../../../features/chat/components/nothing-chosen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chat'))('title') };
}

export default function ChatPage() {
  return <NothingChosen />;
}
