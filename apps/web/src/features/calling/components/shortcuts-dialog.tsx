'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { callShortcuts } from '../hooks/use-call-shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

const names = Object.keys(callShortcuts) as (keyof typeof callShortcuts)[];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('calling');
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('shortcuts')}</DialogTitle>
          <DialogContent>
            <dl className={styles['list']}>
              {names.map((name) => (
                <div key={name}>
                  <dt>
                    <kbd>{`Alt + Shift + ${callShortcuts[name].slice(-1)}`}</kbd>
                  </dt>
                  <dd>{t(`shortcut.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
