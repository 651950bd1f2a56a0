'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePicked } from '../hooks/use-directory-search.ts';
import { PeoplePicker } from './people-picker.tsx';
import styles from './people-dialogs.module.css';

export interface AddPeopleDialogProps {
  open: boolean;
  threadId: string;
  participantIds: readonly string[];
  onClose: () => void;
}

/** Brings more people into a conversation. */
export function AddPeopleDialog({ open, ...form }: AddPeopleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && form.onClose()}>
      <DialogSurface className={styles['surface'] ?? ''}>
        <AddPeopleForm {...form} />
      </DialogSurface>
    </Dialog>
  );
}

function AddPeopleForm({ threadId, participantIds, onClose }: Omit<AddPeopleDialogProps, 'open'>) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const { picked, toggle } = usePicked();
  const add = useAction(
    useCallback((userIds: string[]) => accessApi.addParticipants(threadId, userIds), [threadId]),
  );
  const failure = add.error === undefined ? undefined : errorText(add.error);
  const submit = async () => {
    if (picked.length > 0 && (await add.run(picked.map(({ id }) => id)))) onClose();
  };
  return (
    <DialogBody>
      <DialogTitle>{t('addPeople')}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        <PeoplePicker picked={picked} onToggle={toggle} excludedIds={participantIds} />
        {failure ? (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {failure.title} {failure.reference}
            </MessageBarBody>
          </MessageBar>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button appearance="secondary" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={picked.length === 0 || add.isBusy}
          onClick={() => void submit()}
        >
          {t('add')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
