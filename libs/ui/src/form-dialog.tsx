'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FailureBar, type FailureBarProps } from './failure-bar.tsx';
import styles from './form-dialog.module.css';

export interface FormDialogProps {
  /** Close it by this before it is taken away: the page behind a dialog is hidden from assistive technology meanwhile. */
  open: boolean;
  onClose: () => void;
  /** A component of its own that draws a {@link DialogForm}: what is typed is forgotten when the dialog closes. */
  children: ReactNode;
}

/** The frame of a dialog in which something is filled in. */
export function FormDialog({ open, onClose, children }: FormDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className={styles['surface'] ?? ''}>{children}</DialogSurface>
    </Dialog>
  );
}

export interface DialogFormProps {
  title: string;
  children: ReactNode;
  /** Why the last attempt failed. */
  failure?: FailureBarProps | undefined;
  submitLabel: string;
  cancelLabel: string;
  isBusy: boolean;
  canSubmit: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

/** Title, fields, what went wrong, and the two ways out. */
export function DialogForm(props: DialogFormProps) {
  const { title, children, failure, submitLabel, cancelLabel, isBusy, canSubmit, onSubmit, onClose } = props;
  return (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {children}
        {failure ? <FailureBar {...failure} /> : null}
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        <Button appearance="secondary" onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={!canSubmit || isBusy}
          icon={isBusy ? <Spinner size="tiny" /> : null}
          onClick={onSubmit}
        >
          {submitLabel}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
