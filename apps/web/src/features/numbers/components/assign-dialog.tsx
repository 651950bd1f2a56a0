'use client';

import type { DirectoryEntry, NumberAssignee, PhoneNumber } from '@switchboard/access-api';
import { DialogForm, FormDialog, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import type { usePhoneNumbers } from '../hooks/use-phone-numbers.ts';
import { AssigneePicker } from './assignee-picker.tsx';

export interface AssignDialogProps {
  /** What is to be assigned; undefined when nothing is. */
  number: PhoneNumber | undefined;
  me: DirectoryEntry;
  assign: ReturnType<typeof usePhoneNumbers>['assign'];
  onClose: () => void;
  onAssigned: (name: string, number: PhoneNumber) => void;
}

/** Says who answers a number from now on: one person, or a team. */
export function AssignDialog(props: AssignDialogProps) {
  const { number, assign, onClose } = props;
  const shown = useKept(number);
  const close = () => {
    assign.forgetError();
    onClose();
  };
  return (
    <FormDialog open={number !== undefined} onClose={close}>
      {shown ? <AssignForm {...props} number={shown} onClose={close} /> : null}
    </FormDialog>
  );
}

function AssignForm({
  number,
  me,
  assign,
  onClose,
  onAssigned,
}: AssignDialogProps & { number: PhoneNumber }) {
  const t = useTranslations('numbers');
  const { ofError } = useNumberFailure();
  const [picked, setPicked] = useState<NumberAssignee | undefined>(number.assignee ?? undefined);
  const submit = async () => {
    if (!picked) return;
    if (!(await assign.run(number.phoneNumber, { kind: picked.kind, id: picked.id }))) return;
    onAssigned(picked.displayName, number);
    onClose();
  };
  return (
    <DialogForm
      title={t('assignTitle', { number: formatPhoneNumber(number.phoneNumber) })}
      submitLabel={t('assignConfirm')}
      cancelLabel={t('cancel')}
      failure={assign.error === undefined ? undefined : ofError(assign.error)}
      isBusy={assign.isBusy}
      canSubmit={picked !== undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <AssigneePicker picked={picked} me={me} onPick={setPicked} />
    </DialogForm>
  );
}
