'use client';

import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { classNames } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { useCountdown } from '../hooks/use-countdown.ts';
import styles from './buy-screen.module.css';

export interface HoldCountdownProps {
  until: string;
  onOver: () => void;
}

/** From so many minutes on the end is near; it is announced then, and not every second. */
const shortMinutes = 2;

/** For how long the numbers are still held. */
export function HoldCountdown({ until, onOver }: HoldCountdownProps) {
  const t = useTranslations('numbers');
  const format = useFormatter();
  const { minutes, seconds, isOver } = useCountdown(until);
  const isShort = minutes < shortMinutes;
  const tellEnd = useEffectEvent(onOver);
  useEffect(() => {
    if (isOver) tellEnd();
  }, [isOver]);
  const two = { minimumIntegerDigits: 2 };
  return (
    <p className={classNames(styles['hold'], isShort && styles['short'])}>
      <TimerRegular aria-hidden="true" />
      <span role="timer">
        {isOver
          ? t('holdEnding')
          : t.rich('heldFor', {
              left: `${format.number(minutes, two)}:${format.number(seconds, two)}`,
              time: (left) => (
                <bdi dir="ltr" className={styles['time']}>
                  {left}
                </bdi>
              ),
            })}
      </span>
      <span role="status" className="visually-hidden">
        {isShort ? t('holdShort') : null}
      </span>
    </p>
  );
}
