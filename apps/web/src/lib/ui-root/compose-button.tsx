'use client';

import { Button } from '@fluentui/react-components';
import { ComposeRegular } from '@fluentui/react-icons/svg/compose';
import { useRef, useState, type ReactNode } from 'react';
import { OnceOpened } from './once-opened.tsx';
import { refTo } from './ref-to.ts';

interface ComposeDialogProps {
  open: boolean;
  /** Given up: the focus goes back to the button. */
  onClose: () => void;
  /** Done: the focus is for what was begun. */
  onDone: () => void;
}

export interface ComposeButtonProps {
  label: string;
  /** Draws the dialog, which may be loaded lazily: it is asked for when it is first wanted. */
  children: (dialog: ComposeDialogProps) => ReactNode;
}

/** Begins something to be written, in a dialog. */
export function ComposeButton({ label, children }: ComposeButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onClose = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <Button
        ref={refTo(button)}
        appearance="primary"
        shape="circular"
        icon={<ComposeRegular />}
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      />
      <OnceOpened open={isOpen}>
        {children({ open: isOpen, onClose, onDone: () => setOpen(false) })}
      </OnceOpened>
    </>
  );
}
