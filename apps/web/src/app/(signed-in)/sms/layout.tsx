import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readSession } from '../../../features/session/api/read-session.ts';
import { SmsLayout } from '../../../features/sms/components/sms-layout.tsx';

export default async function SmsPagesLayout({ children }: { children: ReactNode }) {
  const state = await readSession();
  if (state.status !== 'signed-in') return null;
  const { id, role } = state.session.user;
  if (role === 'guest') notFound();
  return <SmsLayout user={{ id, isAdmin: role === 'admin' }}>{children}</SmsLayout>;
}
