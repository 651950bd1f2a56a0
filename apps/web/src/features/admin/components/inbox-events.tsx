'use client';

import { Button, Field, Select, Spinner } from '@fluentui/react-components';
import { ArrowCounterclockwiseRegular } from '@fluentui/react-icons/svg/arrow-counterclockwise';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import type { InboxEventState } from '@switchboard/access-api';
import { EmptyState, FailureBar, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { usePathname, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import table from '../../../lib/ui-root/data-table.module.css';
import { MoreButton } from '../../../lib/ui-root/more-button.tsx';
import { useInboxEvents } from '../hooks/use-inbox-events.ts';
import { InboxHealth } from './inbox-health.tsx';
import { InboxTable } from './inbox-table.tsx';

const states: readonly InboxEventState[] = ['waiting', 'set-aside', 'processed'];
const stateKeys = { waiting: 'waiting', 'set-aside': 'setAside', processed: 'processed' } as const;

/** What Azure Event Grid told the service, and what became of it. */
export function InboxEvents() {
  const t = useTranslations('events');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { state, choose } = useStateInAddress();
  const { events, replay } = useInboxEvents(state);
  if (events.status === 'failed' && !events.page) {
    return (
      <ProblemNotice {...errorText(events.error)} retryLabel={tErrors('retry')} onRetry={events.reload} />
    );
  }
  if (!events.page || !events.items) return <Spinner label={t('loading')} />;
  const { counts, subscription } = events.page;
  const failure = replay.error ?? events.error;
  return (
    <>
      <InboxHealth counts={counts} subscription={subscription} />
      <div className={table['filter']}>
        <Field>
          <Select
            aria-label={t('filter')}
            value={state ?? ''}
            onChange={(_event, data) => choose(states.find((known) => known === data.value))}
          >
            <option value="">{t('all')}</option>
            {states.map((known) => (
              <option key={known} value={known}>
                {t(`states.${stateKeys[known]}`)}
              </option>
            ))}
          </Select>
        </Field>
        {counts.setAside > 0 ? (
          <Button
            icon={<ArrowCounterclockwiseRegular />}
            disabledFocusable={replay.isBusy}
            onClick={() => void replay.run()}
          >
            {t('replayAll', { count: counts.setAside })}
          </Button>
        ) : null}
      </div>
      {failure === undefined ? null : <FailureBar {...errorText(failure)} />}
      {events.items.length === 0 ? (
        <EmptyState icon={<MailInboxRegular />} title={state ? t('noneInState') : t('none')}>
          {state ? null : t('noneHint')}
        </EmptyState>
      ) : (
        <InboxTable events={events.items} isBusy={replay.isBusy} onReplay={(id) => void replay.run([id])} />
      )}
      <MoreButton label={t('more')} pages={events} />
    </>
  );
}

/** The chosen state, and in the page's address too, so that it outlives a reload and can be passed on. */
function useStateInAddress() {
  const pathname = usePathname();
  const asked = useSearchParams().get('state');
  const [state, setState] = useState(() => states.find((known) => known === asked));
  const choose = (chosen: InboxEventState | undefined) => {
    setState(chosen);
    history.replaceState(null, '', chosen ? `${pathname}?state=${chosen}` : pathname);
  };
  return { state, choose };
}
