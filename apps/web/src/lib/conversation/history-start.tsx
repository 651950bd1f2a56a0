'use client';

import { Button, Spinner } from '@fluentui/react-components';
import { HistoryEdge } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface HistoryStartProps {
  /** Whether there are older messages than those that are shown, and whether the last attempt to read them failed. */
  older: 'failed' | 'some' | 'none';
  texts: { failed: string; loading: string; beginning: string };
  /** Stands there when nothing was ever written; undefined when something was. */
  nothing: ReactNode | undefined;
  onRetry: () => void;
}

/** What stands above the oldest message that is shown. */
export function HistoryStart({ older, texts, nothing, onRetry }: HistoryStartProps) {
  const tErrors = useTranslations('errors');
  if (older === 'failed') {
    return (
      <HistoryEdge role="alert">
        {texts.failed}{' '}
        <Button size="small" onClick={onRetry}>
          {tErrors('retry')}
        </Button>
      </HistoryEdge>
    );
  }
  if (older === 'some') {
    return (
      <HistoryEdge>
        <Spinner size="tiny" aria-label={texts.loading} />
      </HistoryEdge>
    );
  }
  return nothing ?? <HistoryEdge>{texts.beginning}</HistoryEdge>;
}
