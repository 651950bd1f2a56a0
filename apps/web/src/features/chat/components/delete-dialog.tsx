'use client';

import { ConfirmDialog } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

export function DeleteDialog({ onConfirm, onCancel }: { onConfirm: () => void; onCancel: () => void }) {
  const t = useTranslations('chat');
  return (
    <ConfirmDialog
      open
      title={t('deleteTitle')}
      confirmLabel={t('delete')}
      cancelLabel={t('cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}
