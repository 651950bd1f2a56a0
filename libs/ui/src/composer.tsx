'use client';

import { Button, Textarea } from '@fluentui/react-components';
import { SendFilled } from '@fluentui/react-icons/svg/send';
import {
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import styles from './composer.module.css';
import { writtenDirection } from './written-direction.ts';

export type ComposerFieldProps = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  | 'onKeyDown'
  | 'onSelect'
  | 'onFocus'
  | 'onBlur'
  | 'aria-autocomplete'
  | 'aria-haspopup'
  | 'aria-controls'
  | 'aria-activedescendant'
>;

export interface ComposerProps {
  value: string;
  onChange: (value: string) => void;
  /** Called for text that is more than white space. */
  onSend: () => void;
  label: string;
  placeholder: string;
  sendLabel: string;
  maxLength: number;
  /** Told to everybody who reaches the limit. */
  hint?: string | undefined;
  /** Something that the message refers to, above the field. */
  context?: ReactNode;
  /** Stands before the field. */
  start?: ReactNode;
  /** Stands below the field, for example how much still fits. */
  footer?: ReactNode;
  /** Id of what describes the field. */
  describedBy?: string | undefined;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** More for the field itself. Its keys come first: the composer leaves alone what they prevent. */
  field?: ComposerFieldProps;
  /** Stands above the field while one writes, for example what could be meant. */
  popup?: ReactNode;
  onCancel?: (() => void) | undefined;
}

/** The field in which messages are written. Enter sends, Shift+Enter begins a line, an input method's Enter does neither. */
export function Composer(props: ComposerProps) {
  const { value, onChange, onSend, label, placeholder, sendLabel, maxLength, hint, context, inputRef } =
    props;
  const field = useRef<HTMLTextAreaElement | null>(null);
  useAutosize(field, value);
  const canSend = value.trim().length > 0;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    props.field?.onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && props.onCancel) {
      event.preventDefault();
      props.onCancel();
    }
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    if (canSend) onSend();
  };

  return (
    <form
      className={styles['root']}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
        field.current?.focus();
      }}
    >
      {context}
      <div className={styles['row']}>
        {props.popup}
        {props.start}
        <Textarea
          className={styles['field']}
          appearance="filled-lighter"
          resize="none"
          value={value}
          placeholder={placeholder}
          onChange={(_event, data) => onChange(data.value)}
          textarea={{
            ...props.field,
            ref: (element) => {
              field.current = element;
              if (typeof inputRef === 'function') inputRef(element);
              else if (inputRef) inputRef.current = element;
            },
            'aria-label': label,
            'aria-describedby': props.describedBy,
            rows: 1,
            maxLength,
            ...writtenDirection(value),
            enterKeyHint: 'send',
            className: styles['textarea'],
            onKeyDown,
          }}
        />
        <Button
          type="submit"
          className={styles['send'] ?? ''}
          appearance={canSend ? 'primary' : 'subtle'}
          shape="circular"
          size="large"
          icon={<SendFilled className={styles['sendIcon'] ?? ''} />}
          aria-label={sendLabel}
          title={sendLabel}
          disabledFocusable={!canSend}
        />
      </div>
      {props.footer}
      {hint ? (
        <div role="status" className={styles['hint']}>
          {hint}
        </div>
      ) : null}
    </form>
  );
}

/** Lets the field grow with its text; the style sheet sets the upper limit. */
function useAutosize(field: { readonly current: HTMLTextAreaElement | null }, value: string) {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, value]);
}
