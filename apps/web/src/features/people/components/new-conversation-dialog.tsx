'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { topicOfPeople } from '../../../lib/chat/thread-title.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePicked } from '../hooks/use-directory-search.ts';
import { useStartConversation } from '../hooks/use-start-conversation.ts';
import { PeoplePicker } from './people-picker.tsx';
import styles from './people-dialogs.module.css';

export interface NewConversationDialogProps {
  /** Close it by this before it is taken away: the page behind a dialog is hidden from assistive technology meanwhile. */
  open: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** Picks people and, for several, a name, and starts a conversation with them. */
export function NewConversationDialog({ open, ...callbacks }: NewConversationDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && callbacks.onClose()}>
      <DialogSurface className={styles['surface'] ?? ''}>
        <NewConversationForm {...callbacks} />
      </DialogSurface>
    </Dialog>
  );
}

function NewConversationForm({ onClose, onStarted }: Omit<NewConversationDialogProps, 'open'>) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const me = useChatState((state) => state.me);
  const { picked, toggle } = usePicked();
  const [topic, setTopic] = useState('');
  const start = useStartConversation();
  const failure = start.error === undefined ? undefined : errorText(start.error);
  const submit = async () => {
    if (picked.length === 0 || !me) return;
    const names = [me.displayName, ...picked.map(({ displayName }) => displayName)];
    const isStarted = await start.run(topic.trim() || topicOfPeople(names), picked);
    if (isStarted) onStarted();
  };
  return (
    <DialogBody>
      <DialogTitle>{t('newConversation')}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        <PeoplePicker picked={picked} onToggle={toggle} />
        {picked.length > 0 ? (
          <Field label={t('topicLabel')} hint={t('topicHint')}>
            <Input
              value={topic}
              maxLength={250}
              input={writtenDirection(topic)}
              onChange={(_event, data) => setTopic(data.value)}
            />
          </Field>
        ) : null}
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
          disabledFocusable={picked.length === 0 || start.isBusy || !me}
          icon={start.isBusy ? <Spinner size="tiny" /> : null}
          onClick={() => void submit()}
        >
          {t('start')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
