import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConnectionTestScreen } from '../../../../features/connection-test/components/connection-test-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('connectionTest') };
}

export default function ConnectionTestPage() {
  return <ConnectionTestScreen />;
}
