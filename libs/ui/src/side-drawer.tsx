'use client';

import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMediaQuery } from './use-media-query.ts';
import styles from './side-drawer.module.css';

export interface SideDrawerProps {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** More about what is open: beside it where there is room, over it where there is not. */
export function SideDrawer({ open, title, closeLabel, onClose, children }: SideDrawerProps) {
  const isWide = useMediaQuery('(min-width: 1100px)');
  const closeButton = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (open) closeButton.current?.focus();
  }, [open]);
  return (
    <Drawer
      type={isWide ? 'inline' : 'overlay'}
      position="end"
      open={open}
      separator
      className={styles['drawer'] ?? ''}
      aria-label={title}
      onOpenChange={(_event, data) => !data.open && onClose()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button
              ref={(element: HTMLElement | null) => {
                closeButton.current = element;
              }}
              appearance="subtle"
              aria-label={closeLabel}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles['body'] ?? ''}>{children}</DrawerBody>
    </Drawer>
  );
}
