'use client';

import { ConfirmDialog } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

export interface DeleteDialogProps {
  open: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

export function DeleteDialog({ open, onConfirm, onCancel }: DeleteDialogProps) {
  const t = useTranslations('chat');
  return (
    <ConfirmDialog
      open={open}
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
