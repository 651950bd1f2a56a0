'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import type { CallingSession } from '@switchboard/calling-core';
import { DialogForm, FormDialog } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { knownNames } from '../../../lib/calling/known-names.ts';

export interface AddToCallDialogProps {
  open: boolean;
  session: CallingSession;
  /** Of those who are there, ring or wait. */
  inCallIds: readonly string[];
  onClose: () => void;
}

/** Rings more people into the call that goes on. */
export function AddToCallDialog({ open, ...form }: AddToCallDialogProps) {
  return (
    <FormDialog open={open} onClose={form.onClose}>
      <AddToCallForm {...form} />
    </FormDialog>
  );
}

const canBeRung = ({ communicationUserId }: DirectoryEntry) => communicationUserId !== null;

function AddToCallForm({ session, inCallIds, onClose }: Omit<AddToCallDialogProps, 'open'>) {
  const t = useTranslations('calling');
  const { picked, toggle } = usePicked();
  const neverSeen = picked.filter((person) => !canBeRung(person));
  const canSubmit = picked.length > 0 && neverSeen.length === 0;
  const submit = () => {
    if (!canSubmit) return;
    for (const { communicationUserId, displayName } of picked) {
      if (communicationUserId === null) continue;
      knownNames.remember(communicationUserId, displayName);
      void session.addParticipant(communicationUserId);
    }
    onClose();
  };
  return (
    <DialogForm
      title={t('addPeople')}
      submitLabel={t('ring')}
      cancelLabel={t('cancel')}
      isBusy={false}
      canSubmit={canSubmit}
      failure={
        neverSeen.length > 0
          ? { title: t('cannotBeRung', { name: neverSeen.map(({ displayName }) => displayName).join(', ') }) }
          : undefined
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <PeoplePicker picked={picked} onToggle={toggle} excludedIds={inCallIds} />
    </DialogForm>
  );
}
