'use client';

import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { SideDrawer, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, type ReactNode } from 'react';
import styles from './call-side.module.css';
import type { CallPanel } from './control-bar.tsx';
import { DeviceFields } from './device-fields.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';

const BackgroundImages = lazy(() => import('./background-images.tsx'));

export interface CallSideProps {
  session: CallingSession;
  call: CallState;
  me: { readonly id: string; readonly name: string };
  panel: CallPanel | undefined;
  chat: ReactNode;
  pinnedId: string | undefined;
  onPin: (id: string | undefined) => void;
  onClose: () => void;
}

/** What is open beside the call. */
export function CallSide(props: CallSideProps) {
  const { session, call, me, panel, chat, pinnedId, onPin, onClose } = props;
  const t = useTranslations('calling');
  const isDrawer = panel !== undefined && panel !== 'chat';
  const drawer = useKept(isDrawer ? panel : undefined) ?? 'people';
  const titles = { people: t('people'), devices: t('devices'), figures: t('figures') } as const;
  return (
    <>
      {panel === 'chat' ? (
        <aside className={styles['chat']} aria-label={t('chat')}>
          <div className={styles['chatHead']}>
            <h2>{t('chat')}</h2>
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('closePanel')}
              onClick={onClose}
            />
          </div>
          <div className={styles['chatBody']}>{chat}</div>
        </aside>
      ) : null}
      <SideDrawer open={isDrawer} title={titles[drawer]} closeLabel={t('closePanel')} onClose={onClose}>
        {drawer === 'people' ? (
          <PeoplePanel
            session={session}
            call={call}
            myId={me.id}
            myName={me.name}
            pinnedId={pinnedId}
            onPin={onPin}
          />
        ) : null}
        {drawer === 'devices' ? (
          <div className={styles['fields']}>
            <DeviceFields session={session} />
            <Suspense fallback={null}>
              <BackgroundImages session={session} />
            </Suspense>
          </div>
        ) : null}
        {drawer === 'figures' && isDrawer ? <FiguresPanel session={session} /> : null}
      </SideDrawer>
    </>
  );
}
