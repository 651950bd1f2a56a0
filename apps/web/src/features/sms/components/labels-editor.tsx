'use client';

import {
  Button,
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { SmsConversation } from '@switchboard/access-api';
import { FailureBar, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useSms } from '../hooks/sms-context.tsx';
import styles from './details.module.css';

const labelLimit = 20;

/** Words by which colleagues find a conversation again. */
export function LabelsEditor({ conversation }: { conversation: SmsConversation }) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const { updates } = useSms();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { id, labels } = conversation;
  const change = useAction(
    useCallback(
      async (wanted: string[]) => {
        const changed = await accessApi.updateSmsConversation(id, { labels: wanted });
        updates.publish({ type: 'conversation', id, conversation: changed });
      },
      [id, updates],
    ),
  );
  const label = text.trim();
  const canAdd = label !== '' && !labels.includes(label) && labels.length < labelLimit && !change.isBusy;
  const add = async () => {
    if (canAdd && (await change.run([...labels, label]))) setText('');
  };
  const remove = async (removed: string) => {
    // The button goes away with its label.
    if (await change.run(labels.filter((other) => other !== removed))) field.current?.focus();
  };
  return (
    <section className={styles['section']} aria-label={t('labels')}>
      <h3>{t('labels')}</h3>
      {labels.length > 0 ? (
        <ul className={styles['labels']} aria-label={t('labels')}>
          {labels.map((name) => (
            <li key={name}>
              <InteractionTag size="small" shape="circular" value={name}>
                <InteractionTagPrimary hasSecondaryAction onClick={() => void remove(name)}>
                  <bdi>{name}</bdi>
                </InteractionTagPrimary>
                <InteractionTagSecondary
                  aria-label={t('removeLabel', { label: name })}
                  onClick={() => void remove(name)}
                />
              </InteractionTag>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Input
          style={{ width: '100%' }}
          value={text}
          maxLength={40}
          aria-label={t('addLabel')}
          placeholder={t('addLabel')}
          input={{ ref: field, ...writtenDirection(text) }}
          onChange={(_event, data) => setText(data.value)}
          contentAfter={
            <Button
              type="submit"
              appearance="transparent"
              size="small"
              icon={<AddRegular />}
              aria-label={t('addLabel')}
              disabledFocusable={!canAdd}
            />
          }
        />
      </form>
      {change.error === undefined ? null : <FailureBar {...errorText(change.error)} />}
    </section>
  );
}
