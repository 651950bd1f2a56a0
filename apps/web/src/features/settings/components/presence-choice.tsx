'use client';

import { Button, Field, Switch } from '@fluentui/react-components';
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

  const problem = failure ?? error;
  const told = problem === undefined ? undefined : errorText(problem);
  return (
    <>
      <Field
        hint={t('appearOfflineHint')}
        {...(told ? { validationMessage: `${told.title} ${told.reference ?? ''}` } : {})}
      >
        <Switch
          label={t('appearOffline')}
          checked={appearsOffline}
          disabled={value === undefined}
          onChange={(_event, { checked }) => choose(checked)}
        />
      </Field>
      {status === 'failed' ? (
        <div>
          <Button onClick={reload}>{tErrors('retry')}</Button>
        </div>
      ) : null}
    </>
  );
}
