'use client';

import { Field, Switch } from '@fluentui/react-components';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useOptimistic, useRef, useState, useTransition } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

const load = (signal: AbortSignal) => accessApi.getPresenceSettings({ signal });

/** Whether others see when the reader is there. It moves at once, and back when the service does not take it. */
export function PresenceChoice() {
  const t = useTranslations('presence');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { status, value, error, change, reload } = useLoaded(load);
  const [appearsOffline, show] = useOptimistic(value?.appearsOffline ?? false);
  const [, startTransition] = useTransition();
  const [failure, setFailure] = useState<unknown>();
  /** The service hears one wish after another: the last one has to win. */
  const saving = useRef<Promise<unknown>>(Promise.resolve());

  const choose = (wish: boolean) => {
    setFailure(undefined);
    const saved = saving.current.then(() => accessApi.changePresenceSettings({ appearsOffline: wish }));
    saving.current = saved.catch(() => undefined);
    startTransition(async () => {
      show(wish);
      await saved.then((settings) => change(() => settings), setFailure);
    });
  };

  if (status === 'failed') {
    const { title, reference } = errorText(error);
    return (
      <ProblemNotice
        title={title}
        reference={reference}
        retryLabel={tErrors('retry')}
        onRetry={reload}
        headingLevel={3}
      />
    );
  }
  return (
    <Field
      hint={t('appearOfflineHint')}
      {...(failure === undefined ? {} : { validationMessage: errorText(failure).title })}
    >
      <Switch
        label={t('appearOffline')}
        checked={appearsOffline}
        disabled={value === undefined}
        onChange={(_event, { checked }) => choose(checked)}
      />
    </Field>
  );
}
