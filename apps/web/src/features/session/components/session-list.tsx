'use client';

import { Badge, Button, Spinner } from '@fluentui/react-components';
import { ProblemNotice } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { describeUserAgent } from '../api/describe-user-agent.ts';
import styles from './session-list.module.css';

/** The devices on which the person is signed in; each can be signed out. */
export function SessionList() {
  const t = useTranslations('session');
  const tErrors = useTranslations('errors');
  const format = useFormatter();
  const errorText = useErrorText();
  const sessions = useLoaded(useCallback((signal: AbortSignal) => accessApi.listSessions({ signal }), []));
  const { reload, change } = sessions;
  const end = useAction(
    useCallback(
      async (id: string) => {
        await accessApi.endSession(id);
        change((items) => items.filter((item) => item.id !== id));
      },
      [change],
    ),
  );
  const endOthers = useAction(
    useCallback(async () => {
      await accessApi.endOtherSessions();
      change((items) => items.filter((item) => item.current));
    }, [change]),
  );

  if (sessions.status === 'failed') {
    const { title, reference } = errorText(sessions.error);
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
  if (!sessions.value) return <Spinner label={t('loadingSessions')} />;
  const failure = end.error ?? endOthers.error;
  return (
    <div>
      <ul className={styles['list']}>
        {sessions.value.map((item) => {
          const { browser, system } = describeUserAgent(item.userAgent);
          const device = browser ? t('device', { browser, system: system ?? '?' }) : t('unknownDevice');
          return (
            <li key={item.id} className={styles['item']}>
              <div className={styles['text']}>
                <div className={styles['device']}>
                  {device}
                  {item.current ? (
                    <Badge appearance="tint" color="success">
                      {t('thisDevice')}
                    </Badge>
                  ) : null}
                </div>
                <div className={styles['detail']}>
                  {t('lastSeen', { when: format.relativeTime(new Date(item.lastSeenAt), new Date()) })}
                  {item.address ? <bdi> · {item.address}</bdi> : null}
                </div>
              </div>
              {item.current ? null : (
                <Button
                  appearance="subtle"
                  disabledFocusable={end.isBusy}
                  aria-label={t('endSessionOf', { device })}
                  onClick={() => void end.run(item.id)}
                >
                  {t('signOut')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {failure === undefined ? null : <p role="alert">{errorText(failure).title}</p>}
      {sessions.value.length > 1 ? (
        <Button disabledFocusable={endOthers.isBusy} onClick={() => void endOthers.run()}>
          {t('endOthers')}
        </Button>
      ) : null}
    </div>
  );
}
