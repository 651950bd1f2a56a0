'use client';

import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import styles from './problem-notice.module.css';

export interface ProblemNoticeProps {
  title: string;
  children?: ReactNode;
  retryLabel?: string;
  onRetry?: (() => void) | undefined;
  /** The sentence that carries the correlation id, already translated. */
  reference?: ReactNode;
  headingLevel?: 1 | 2 | 3;
}

/** A place that could not be shown: what happened, a way to try again, and a reference for support. */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { title, children, retryLabel, onRetry, reference, headingLevel = 2 } = props;
  return (
    <div role="alert" className={styles['root']}>
      <EmptyState
        icon={<ErrorCircleRegular />}
        title={title}
        headingLevel={headingLevel}
        actions={
          onRetry && retryLabel ? (
            <Button appearance="primary" onClick={onRetry}>
              {retryLabel}
            </Button>
          ) : null
        }
      >
        {children}
        {reference ? <p className={styles['reference']}>{reference}</p> : null}
      </EmptyState>
    </div>
  );
}
