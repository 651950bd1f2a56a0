'use client';

import { Field, Switch } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

const load = (signal: AbortSignal) => accessApi.getPresenceSettings({ signal });

/** Whether others see when the reader is there. */
export function PresenceChoice() {
  const t = useTranslations('presence');
  const errorText = useErrorText();
  const { value, change } = useLoaded(load);
  /** Shown while the service is told. */
  const [wish, setWish] = useState<boolean>();
  const save = useAction(
    useCallback(
      async (appearsOffline: boolean) => {
        const saved = await accessApi.changePresenceSettings({ appearsOffline });
        change(() => saved);
      },
      [change],
    ),
  );
  return (
    <Field
      hint={t('appearOfflineHint')}
      {...(save.error === undefined ? {} : { validationMessage: errorText(save.error).title })}
    >
      <Switch
        label={t('appearOffline')}
        checked={wish ?? value?.appearsOffline ?? false}
        disabled={value === undefined}
        onChange={(_event, data) => {
          setWish(data.checked);
          void save.run(data.checked).then(() => setWish(undefined));
        }}
      />
    </Field>
  );
}
