'use client';

import { Label } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { useId, type ReactNode } from 'react';
import styles from './field-group.module.css';

export interface FieldGroupProps {
  label: string;
  /** What is wrong with what was chosen. */
  problem?: string | undefined;
  children: ReactNode;
}

/**
 * Several controls under one label. Fluent's `Field` is made for one: it would give its label to each of them instead of
 * their own.
 */
export function FieldGroup({ label, problem, children }: FieldGroupProps) {
  const labelId = useId();
  const problemId = useId();
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      aria-describedby={problem ? problemId : undefined}
      className={styles['group']}
    >
      <Label id={labelId}>{label}</Label>
      {children}
      {problem ? (
        <p role="alert" id={problemId} className={styles['problem']}>
          <ErrorCircleFilled aria-hidden="true" /> {problem}
        </p>
      ) : null}
    </div>
  );
}
