'use client';

import { Button, CounterBadge } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import styles from './jump-button.module.css';

export interface JumpButtonProps {
  label: string;
  unreadCount: number;
  onClick: () => void;
}

/** Floats above the end of a list and leads back to it. */
export function JumpButton({ label, unreadCount, onClick }: JumpButtonProps) {
  return (
    <div className={styles['root']}>
      <Button
        className={styles['button'] ?? ''}
        shape="circular"
        size="large"
        icon={<ChevronDownRegular />}
        aria-label={label}
        title={label}
        onClick={onClick}
      />
      {unreadCount > 0 ? (
        <span className={styles['badge']} aria-hidden="true">
          <CounterBadge count={unreadCount} color="brand" />
        </span>
      ) : null}
    </div>
  );
}
