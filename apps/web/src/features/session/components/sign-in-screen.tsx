'use client';

import { openIdConnectSignInPath, type SignInOptions } from '@switchboard/access-api';
import { Button, Field, Input, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { BrandMark, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useDevelopmentSignIn } from '../hooks/use-development-sign-in.ts';
import { LanguageLinks } from './language-links.tsx';
import styles from './sign-in-screen.module.css';

export interface SignInScreenProps {
  options: SignInOptions;
  returnTo: string;
  /** Code of the problem that a sign-in with the provider ended with. */
  errorCode: string | undefined;
}

/** The ways into the application. */
export function SignInScreen({ options, returnTo, errorCode }: SignInScreenProps) {
  const t = useTranslations('signIn');
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <div className={styles['brand']}>
          <BrandMark size={52} />
          <h1>{t('heading')}</h1>
          <p>{t('lead')}</p>
        </div>
        {errorCode ? (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{t('providerFailed', { code: errorCode })}</MessageBarBody>
          </MessageBar>
        ) : null}
        {options.openIdConnect ? (
          <Button
            as="a"
            size="large"
            appearance={options.development ? 'secondary' : 'primary'}
            href={openIdConnectSignInPath(returnTo)}
          >
            {t('withProvider', { name: options.openIdConnect.name })}
          </Button>
        ) : null}
        {options.openIdConnect && options.development ? <div className={styles['or']}>{t('or')}</div> : null}
        {options.development ? (
          <DevelopmentSignIn returnTo={returnTo} names={options.developmentNames} />
        ) : null}
        {!options.openIdConnect && !options.development ? <p role="alert">{t('noneConfigured')}</p> : null}
      </div>
      <LanguageLinks />
    </main>
  );
}

function DevelopmentSignIn({ returnTo, names }: { returnTo: string; names: readonly string[] }) {
  const t = useTranslations('signIn');
  const errorText = useErrorText();
  const namesLabel = useId();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useDevelopmentSignIn(returnTo);
  const failure = error === undefined ? undefined : errorText(error);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim() !== '') void run(name.trim());
      }}
    >
      <Field
        label={t('nameLabel')}
        hint={t('nameHint')}
        validationMessage={isMissing ? t('nameMissing') : (failure?.title ?? null)}
        validationState={isMissing || failure ? 'error' : 'none'}
      >
        <Input
          size="large"
          name="displayName"
          autoComplete="name"
          autoFocus
          maxLength={80}
          value={name}
          input={writtenDirection(name)}
          onChange={(_event, data) => {
            setName(data.value);
            setMissing(false);
          }}
        />
      </Field>
      {failure?.reference ? <p className={styles['reference']}>{failure.reference}</p> : null}
      <Button
        type="submit"
        size="large"
        appearance="primary"
        disabledFocusable={isBusy}
        icon={isBusy ? <Spinner size="tiny" /> : null}
      >
        {t('submit')}
      </Button>
      {names.length > 0 ? (
        <div role="group" aria-labelledby={namesLabel} className={styles['names']}>
          <span id={namesLabel} className={styles['namesLabel']}>
            {t('recentNames')}
          </span>
          {names.map((recent) => (
            <Button
              key={recent}
              size="small"
              shape="circular"
              disabledFocusable={isBusy}
              onClick={() => void run(recent)}
            >
              <bdi>{recent}</bdi>
            </Button>
          ))}
        </div>
      ) : null}
    </form>
  );
}
