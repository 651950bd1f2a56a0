'use client';

import { Field, Input } from '@fluentui/react-components';
import { DialogForm, FormDialog, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { topicOfPeople } from '../../../lib/chat/thread-title.ts';
import { PeoplePicker } from '../../../lib/directory/people-picker.tsx';
import { usePicked } from '../../../lib/directory/use-picked.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useStartConversation } from '../hooks/use-start-conversation.ts';

export interface NewConversationDialogProps {
  open: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** Picks people and, for several, a name, and starts a conversation with them. */
export function NewConversationDialog({ open, ...callbacks }: NewConversationDialogProps) {
  return (
    <FormDialog open={open} onClose={callbacks.onClose}>
      <NewConversationForm {...callbacks} />
    </FormDialog>
  );
}

function NewConversationForm({ onClose, onStarted }: Omit<NewConversationDialogProps, 'open'>) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const me = useChatState((state) => state.me);
  const { picked, toggle } = usePicked();
  const [topic, setTopic] = useState('');
  const start = useStartConversation();
  const submit = async () => {
    if (picked.length === 0 || !me) return;
    const names = [me.displayName, ...picked.map(({ displayName }) => displayName)];
    const isStarted = await start.run(topic.trim() || topicOfPeople(names), picked);
    if (isStarted) onStarted();
  };
  return (
    <DialogForm
      title={t('newConversation')}
      submitLabel={t('start')}
      cancelLabel={t('cancel')}
      failure={start.error === undefined ? undefined : errorText(start.error)}
      isBusy={start.isBusy}
      canSubmit={picked.length > 0 && me !== undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
