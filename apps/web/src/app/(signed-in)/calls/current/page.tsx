import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CurrentCall } from '../../../../features/calling/components/current-call.tsx';
import { CallChat } from '../call-chat.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calling'))('title') };
}

export default function CurrentCallPage() {
  return <CurrentCall chat={<CallChat />} />;
}
