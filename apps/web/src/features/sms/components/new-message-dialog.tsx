'use client';

import { Field, Select, Textarea } from '@fluentui/react-components';
import { SMS_TEXT_LIMIT, type PhoneNumber } from '@switchboard/access-api';
import { DialogForm, FormDialog, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { smsPath } from '../../../lib/sms/sms-path.ts';
import { useSms } from '../hooks/sms-context.tsx';
import { useNumberText } from '../hooks/use-number-text.ts';
import { createBulkSend, type BulkSend } from '../state/bulk-send.ts';
import { parseRecipients } from '../text/parse-recipients.ts';
import { viewSegments } from '../text/segment-view.ts';
import { BulkResult } from './bulk-result.tsx';
import { RecipientsField } from './recipients-field.tsx';
import { SegmentCounter } from './segment-counter.tsx';
import styles from './new-message.module.css';

const bulkLimit = 1000;

interface NewMessageDialogProps {
  open: boolean;
  senders: readonly PhoneNumber[];
  onClose: () => void;
  /** The dialog gave way to a conversation. */
  onOpened: () => void;
}

/** Chooses a number of ours and whom to write to: one opens a conversation, many get a text at once. */
export function NewMessageDialog({ open, ...rest }: NewMessageDialogProps) {
  return (
    <FormDialog open={open} onClose={rest.onClose}>
      <NewMessage {...rest} />
    </FormDialog>
  );
}

function NewMessage({ senders, onClose, onOpened }: Omit<NewMessageDialogProps, 'open'>) {
  const [bulk, setBulk] = useState<BulkSend>();
  if (bulk) return <BulkResult bulk={bulk} onClose={onClose} />;
  return <NewMessageForm senders={senders} onClose={onClose} onOpened={onOpened} onBulk={setBulk} />;
}

interface NewMessageFormProps extends Omit<NewMessageDialogProps, 'open'> {
  onBulk: (bulk: BulkSend) => void;
}

function NewMessageForm({ senders, onClose, onOpened, onBulk }: NewMessageFormProps) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const { updates } = useSms();
  const [from, setFrom] = useState(senders[0]?.phoneNumber ?? '');
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const recipients = useMemo(() => parseRecipients(to), [to]);
  const count = recipients.valid.length;
  const isBulk = count > 1;
  const { segmentCount } = viewSegments(text.trim());
  const open = useOpenConversation(onOpened);
  const canSubmit = count > 0 && count <= bulkLimit && from !== '' && (!isBulk || text.trim() !== '');
  const submit = () => {
    if (!canSubmit) return;
    const [first] = recipients.valid;
    if (!isBulk) return void (first && open.run(from, first));
    const bulk = createBulkSend({
      api: accessApi,
      from,
      text: text.trim(),
      recipients: recipients.valid,
      onMessage: (message) => updates.publish({ type: 'message', message }),
    });
    void bulk.start();
    onBulk(bulk);
  };
  return (
    <DialogForm
      title={t('newMessage')}
      failure={open.error === undefined ? undefined : errorText(open.error)}
      submitLabel={isBulk ? t('sendToMany', { count }) : t('openConversation')}
      cancelLabel={t('cancel')}
      isBusy={open.isBusy}
      canSubmit={canSubmit}
      onSubmit={submit}
      onClose={onClose}
    >
      <NumberPicker senders={senders} value={from} onChange={setFrom} />
      <RecipientsField value={to} recipients={recipients} limit={bulkLimit} onChange={setTo} />
      {isBulk ? (
        <div>
          <Field label={t('bulkText')}>
            <Textarea
              value={text}
              rows={3}
              maxLength={SMS_TEXT_LIMIT}
              textarea={writtenDirection(text)}
              onChange={(_event, data) => setText(data.value)}
            />
          </Field>
          <SegmentCounter text={text.trim()} />
          {text.trim() ? (
            <p className={styles['total']}>
              {t('bulkTotal', { segments: segmentCount, recipients: count, total: segmentCount * count })}
            </p>
          ) : null}
        </div>
      ) : null}
    </DialogForm>
  );
}

function useOpenConversation(onOpened: () => void) {
  const router = useRouter();
  const { updates } = useSms();
  return useAction(
    useCallback(
      async (phoneNumber: string, contact: string) => {
        const conversation = await accessApi.openSmsConversation({ phoneNumber, contact });
        updates.publish({ type: 'conversation', id: conversation.id, conversation });
        onOpened();
        router.push(smsPath(conversation.id));
      },
      [router, updates, onOpened],
    ),
  );
}

interface NumberPickerProps {
  senders: readonly PhoneNumber[];
  value: string;
  onChange: (phoneNumber: string) => void;
}

function NumberPicker({ senders, value, onChange }: NumberPickerProps) {
  const t = useTranslations('sms');
  const describe = useNumberText();
  return (
    <Field label={t('from')}>
      <Select
        className={styles['number'] ?? ''}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      >
        {senders.map((number) => (
          <option key={number.phoneNumber} value={number.phoneNumber}>
            {`\u2066${formatPhoneNumber(number.phoneNumber)}\u2069 – ${describe(number)}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
