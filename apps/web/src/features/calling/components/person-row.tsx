'use client';

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { HandRightFilled } from '@fluentui/react-icons/svg/hand-right';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { VideoPersonStarFilled } from '@fluentui/react-icons/svg/video-person-star';
import type { CallState, NetworkQuality } from '@switchboard/calling-core';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { NetworkMark } from './network-mark.tsx';
import styles from './people-panel.module.css';

export interface PersonAction {
  readonly label: string;
  run(): unknown;
}

export interface PersonRowProps {
  call: CallState;
  id: string;
  name: string;
  /** What stands in the actions' label; the name with "you" is for the eye. */
  shownName?: string;
  /** State or role, where it is worth a word. */
  note?: string | undefined;
  isMuted: boolean;
  networkQuality: NetworkQuality;
  actions: readonly PersonAction[];
}

/** Somebody in the list of the call. */
export function PersonRow(props: PersonRowProps) {
  const { call, id, name, shownName = name, note, isMuted, networkQuality, actions } = props;
  const t = useTranslations('calling');
  return (
    <li className={styles['person']}>
      <PersonAvatar name={name} colourKey={id} />
      <span className={styles['name']}>
        <bdi>{shownName}</bdi>
        {note ? <span className={styles['state']}>{note}</span> : null}
      </span>
      {call.spotlights.includes(id) ? (
        <VideoPersonStarFilled role="img" aria-label={t('inSpotlight')} />
      ) : null}
      {call.raisedHands.includes(id) ? <HandRightFilled role="img" aria-label={t('handRaised')} /> : null}
      <NetworkMark quality={networkQuality} />
      {isMuted ? <MicOffRegular role="img" aria-label={t('muted')} /> : null}
      {actions.length > 0 ? (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              aria-label={t('actionsFor', { name })}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {actions.map(({ label, run }) => (
                <MenuItem key={label} onClick={() => void run()}>
                  {label}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
    </li>
  );
}
