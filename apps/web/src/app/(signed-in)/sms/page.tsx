import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NothingChosen } from '../../../features/sms/components/nothing-chosen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sms'))('title') };
}

export default function SmsPage() {
  return <NothingChosen />;
}
