import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditLog } from '../../../../features/admin/components/audit-log.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('auditLog') };
}

export default function AuditLogPage() {
  return <AuditLog />;
}
