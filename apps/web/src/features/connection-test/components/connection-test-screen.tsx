'use client';

import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { PulseRegular } from '@fluentui/react-icons/svg/pulse';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { LoadingRows } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { CallsFrame } from '../../../lib/calls/calls-frame.tsx';
import { checkIds } from '../checks/check.ts';
import { useConnectionTest } from '../hooks/use-connection-test.ts';
import { downloadReport } from '../report/download-report.ts';
import type { ConnectionTest, TestState } from '../state/connection-test.ts';
import { overallOf } from '../state/overall.ts';
import { CheckRow } from './check-row.tsx';
import styles from './connection-test.module.css';

/** Tries everything that a call needs and says what to do where something is missing. */
export function ConnectionTestScreen() {
  const t = useTranslations('connectionTest');
  const running = useConnectionTest();
  return (
    <CallsFrame>
      <p className={styles['lead']}>{t('lead')}</p>
      {running ? <Test {...running} /> : <LoadingRows count={checkIds.length} />}
    </CallsFrame>
  );
}

interface TestProps {
  test: ConnectionTest;
  state: TestState;
}

function Test({ test, state }: TestProps) {
  return (
    <>
      <Commands test={test} state={state} />
      <Summary state={state} />
      <ol className={styles['checks']}>
        {checkIds.map((id) => (
          <CheckRow key={id} id={id} test={test} state={state} />
        ))}
      </ol>
    </>
  );
}

function Commands({ test, state }: TestProps) {
  const t = useTranslations('connectionTest');
  return (
    <div className={styles['commands']}>
      {state.phase === 'running' ? (
        <Button icon={<StopRegular />} onClick={() => test.stop()}>
          {t('stop')}
        </Button>
      ) : (
        <Button appearance="primary" icon={<PulseRegular />} onClick={() => void test.start()}>
          {state.phase === 'idle' ? t('start') : t('again')}
        </Button>
      )}
      {state.phase === 'finished' ? (
        <Button icon={<ArrowDownloadRegular />} onClick={() => downloadReport(state)}>
          {t('download')}
        </Button>
      ) : null}
    </div>
  );
}

const intents = { ready: 'success', limited: 'warning', notReady: 'error' } as const;

/** Told to assistive technology as it changes. */
function Summary({ state }: { state: TestState }) {
  const t = useTranslations('connectionTest');
  const current = checkIds.find((id) => state.checks[id].status === 'running');
  const overall = overallOf(state.checks);
  return (
    <div role="status">
      {state.phase === 'running' && current ? (
        <span className="visually-hidden">{t('trying', { check: t(`checks.${current}`) })}</span>
      ) : null}
      {state.phase === 'finished' ? (
        <MessageBar intent={intents[overall]} layout="multiline" politeness="polite">
          <MessageBarBody>
            <MessageBarTitle>{t(`overall.${overall}`)}</MessageBarTitle> {t('reportHint')}
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  );
}
