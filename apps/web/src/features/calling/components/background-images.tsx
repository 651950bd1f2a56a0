'use client';

import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { ImageAddRegular } from '@fluentui/react-icons/svg/image-add';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useRef, useState, type ReactNode } from 'react';
import { drawnBackgrounds, ownBackground } from '../../../lib/calling/backgrounds/background-ids.ts';
import {
  forgetOwnBackground,
  keepOwnBackground,
  readOwnBackground,
} from '../../../lib/calling/backgrounds/own-background.ts';
import { useCallState } from '../hooks/use-call-state.ts';
import styles from './background-images.module.css';
import { DrawnImage } from './drawn-image.tsx';

/** Images to put behind oneself: a few that are drawn, and one's own. The one that is in use is taken away by choosing it again. */
export default function BackgroundImages({ session }: { session: CallingSession }) {
  const t = useTranslations('devices');
  const { background } = useCallState(session).devices;
  const [own, setOwn] = useState(readOwnBackground);
  const [isRefused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      await keepOwnBackground(file);
    } catch {
      return setRefused(true);
    }
    setRefused(false);
    setOwn(readOwnBackground());
    await session.setBackground(ownBackground);
  };
  const forget = () => {
    if (background === ownBackground) void session.setBackground('none');
    forgetOwnBackground();
    setOwn(undefined);
  };
  const image = (id: string, content: ReactNode) => (
    <button
      key={id}
      type="button"
      className={styles['image']}
      aria-pressed={background === id}
      aria-label={t(`images.${id as 'own'}`)}
      title={t(`images.${id as 'own'}`)}
      onClick={() => void session.setBackground(background === id ? 'none' : id)}
    >
      {content}
    </button>
  );
  return (
    <div role="group" aria-label={t('imageBehind')} className={styles['images']}>
      {drawnBackgrounds.map((id) => image(id, <DrawnImage id={id} />))}
      {own === undefined ? null : image(ownBackground, <img src={own} alt="" width={128} height={72} />)}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('ownImage')}
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <Button
        appearance="subtle"
        icon={<ImageAddRegular />}
        aria-label={t('ownImage')}
        title={t('ownImage')}
        onClick={() => input.current?.click()}
      />
      {own === undefined ? null : (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('forgetImage')}
          title={t('forgetImage')}
          onClick={forget}
        />
      )}
      {isRefused ? (
        <p role="alert" className={styles['refused']}>
          {t('imageRefused')}
        </p>
      ) : null}
    </div>
  );
}
