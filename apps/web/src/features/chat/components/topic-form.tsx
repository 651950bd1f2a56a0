'use client';

import { Button, Field, Input } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { ThreadState } from '@switchboard/chat-core';
import { writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';

/** Renames a conversation for everybody in it. */
export function TopicForm({ thread }: { thread: ThreadState }) {
  const t = useTranslations('chat');
  const errorText = useErrorText();
  const [topic, setTopic] = useState(thread.topic);
  useEffect(() => setTopic(thread.topic), [thread.topic]);
  const { id } = thread;
  const rename = useAction(
    useCallback((newTopic: string) => accessApi.updateThread(id, { topic: newTopic }), [id]),
  );
  const wanted = topic.trim();
  const canSave = wanted !== '' && wanted !== thread.topic;
  const failure = rename.error === undefined ? undefined : errorText(rename.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void rename.run(wanted);
      }}
    >
      <Field label={t('topic')} validationMessage={failure?.title ?? null} hint={failure?.reference ?? null}>
        <Input
          value={topic}
          maxLength={250}
          input={writtenDirection(topic)}
          onChange={(_event, data) => setTopic(data.value)}
          contentAfter={
            <Button
              type="submit"
              appearance="transparent"
              size="small"
              icon={<SaveRegular />}
              aria-label={t('saveTopic')}
              title={t('saveTopic')}
              disabledFocusable={!canSave || rename.isBusy}
            />
          }
        />
      </Field>
    </form>
  );
}
