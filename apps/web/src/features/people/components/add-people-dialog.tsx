'use client';

import { DialogForm, FormDialog } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';

export interface AddPeopleDialogProps {
  open: boolean;
  threadId: string;
  participantIds: readonly string[];
  onClose: () => void;
}

/** Brings more people into a conversation. */
export function AddPeopleDialog({ open, ...form }: AddPeopleDialogProps) {
  return (
    <FormDialog open={open} onClose={form.onClose}>
      <AddPeopleForm {...form} />
    </FormDialog>
  );
}

function AddPeopleForm({ threadId, participantIds, onClose }: Omit<AddPeopleDialogProps, 'open'>) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const { picked, toggle } = usePicked();
  const add = useAction(
    useCallback((userIds: string[]) => accessApi.addParticipants(threadId, userIds), [threadId]),
  );
  const submit = async () => {
    if (picked.length > 0 && (await add.run(picked.map(({ id }) => id)))) onClose();
  };
  return (
    <DialogForm
      title={t('addPeople')}
      submitLabel={t('add')}
      cancelLabel={t('cancel')}
      failure={add.error === undefined ? undefined : errorText(add.error)}
      isBusy={add.isBusy}
      canSubmit={picked.length > 0}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PeoplePicker picked={picked} onToggle={toggle} excludedIds={participantIds} />
    </DialogForm>
  );
}
