'use client';

import { Button } from '@fluentui/react-components';
import { SlideTextRegular } from '@fluentui/react-icons/svg/slide-text';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { OnceOpened } from '../../../lib/ui-root/once-opened.tsx';
import { refTo } from '../../../lib/ui-root/ref-to.ts';

const TemplatesMenu = lazy(async () => ({ default: (await import('./templates-menu.tsx')).TemplatesMenu }));
const TemplatesDialog = lazy(async () => ({
  default: (await import('./templates-dialog.tsx')).TemplatesDialog,
}));

interface TemplatesButtonProps {
  /** What is being written, to begin a template with. */
  draft: string;
  onInsert: (text: string) => void;
}

/** Canned responses: puts one into the message, or manages them. Menu and dialog are loaded when they are wanted. */
export function TemplatesButton({ draft, onInsert }: TemplatesButtonProps) {
  const t = useTranslations('sms');
  const [open, setOpen] = useState<'menu' | 'dialog'>();
  const button = useRef<HTMLButtonElement>(null);
  const current = useRef(open);
  current.current = open;
  /** The menu tells that it closed also when it gave way to the dialog. */
  const close = (closed: typeof open) => {
    if (current.current !== closed) return;
    setOpen(undefined);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <Button
        ref={refTo(button)}
        appearance="subtle"
        shape="circular"
        size="large"
        icon={<SlideTextRegular />}
        aria-label={t('templates')}
        title={t('templates')}
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        onClick={() => setOpen(open === 'menu' ? undefined : 'menu')}
      />
      <Suspense fallback={null}>
        {open === 'menu' && button.current ? (
          <TemplatesMenu
            anchor={button.current}
            onInsert={(text) => {
              setOpen(undefined);
              onInsert(text);
            }}
            onManage={() => {
              current.current = 'dialog';
              setOpen('dialog');
            }}
            onClose={() => close('menu')}
          />
        ) : null}
      </Suspense>
      <OnceOpened open={open === 'dialog'}>
        <TemplatesDialog open={open === 'dialog'} draft={draft} onClose={() => close('dialog')} />
      </OnceOpened>
    </>
  );
}
