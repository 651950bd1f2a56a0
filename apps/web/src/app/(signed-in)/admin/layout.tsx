import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AdminFrame } from '../../../features/admin/components/admin-frame.tsx';
import { readSession } from '../../../features/session/api/read-session.ts';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const state = await readSession();
  if (state.status === 'signed-in' && state.session.user.role !== 'admin') notFound();
  return <AdminFrame>{children}</AdminFrame>;
}
