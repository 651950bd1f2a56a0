'use client';

import { MenuItem } from '@fluentui/react-components';
import { GridRegular } from '@fluentui/react-icons/svg/grid';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { PeopleAudienceRegular } from '@fluentui/react-icons/svg/people-audience';
import { PictureInPictureRegular } from '@fluentui/react-icons/svg/picture-in-picture';
import { WhiteboardRegular } from '@fluentui/react-icons/svg/whiteboard';
import { useTranslations } from 'next-intl';
import { usePicture } from '../hooks/use-picture.ts';
import type { LayoutMode } from '../layout/lay-out-call.ts';

export interface ViewMenuItemsProps {
  mode: LayoutMode;
  /** Undefined until there is a board. */
  isBoardOpen: boolean | undefined;
  onMode: (mode: LayoutMode) => void;
  onBoard: () => void;
  onShortcuts: () => void;
}

/** Entries of the menu that are about how the call looks. */
export function ViewMenuItems({ mode, isBoardOpen, onMode, onBoard, onShortcuts }: ViewMenuItemsProps) {
  const t = useTranslations('calling');
  const picture = usePicture();
  return (
    <>
      <MenuItem
        icon={mode === 'grid' ? <PeopleAudienceRegular /> : <GridRegular />}
        onClick={() => onMode(mode === 'grid' ? 'speaker' : 'grid')}
      >
        {mode === 'grid' ? t('speakerLayout') : t('gridLayout')}
      </MenuItem>
      {picture.isPossible ? (
        <MenuItem icon={<PictureInPictureRegular />} onClick={picture.toggle}>
          {picture.isOpen ? t('closePicture') : t('openPicture')}
        </MenuItem>
      ) : null}
      <MenuItem icon={<WhiteboardRegular />} disabled={isBoardOpen === undefined} onClick={onBoard}>
        {isBoardOpen ? t('closeBoard') : t('openBoard')}
      </MenuItem>
      <MenuItem icon={<KeyboardRegular />} onClick={onShortcuts}>
        {t('shortcuts')}
      </MenuItem>
    </>
  );
}
