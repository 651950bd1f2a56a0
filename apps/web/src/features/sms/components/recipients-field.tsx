'use client';

import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { columnsOf, parseCsv, type CsvColumn } from '../text/csv-columns.ts';
import type { ParsedRecipients } from '../text/parse-recipients.ts';
import styles from './new-message.module.css';

const fileLimitBytes = 2_000_000;
const shownProblems = 5;

interface RecipientsFieldProps {
  value: string;
  recipients: ParsedRecipients;
  limit: number;
  onChange: (value: string) => void;
}

/** Whom to write to: typed, pasted, or from a column of a CSV file. */
export function RecipientsField({ value, recipients, limit, onChange }: RecipientsFieldProps) {
  const t = useTranslations('sms');
  const [columns, setColumns] = useState<readonly CsvColumn[]>([]);
  const [isTooLarge, setTooLarge] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const takeColumn = (column: CsvColumn | undefined) => onChange(column?.values.join('\n') ?? '');
  const takeFile = async (file: File) => {
    setTooLarge(file.size > fileLimitBytes);
    if (file.size > fileLimitBytes) return;
    const found = columnsOf(parseCsv(await file.text()));
    setColumns(found);
    takeColumn(found[0]);
  };
  return (
    <div className={styles['recipients']}>
      <Field
        label={t('to')}
        hint={t('toHint')}
        {...(isTooLarge ? { validationMessage: t('fileTooLarge') } : {})}
      >
        <Textarea
          value={value}
          rows={3}
          resize="vertical"
          autoFocus
          textarea={{
            dir: 'ltr',
            spellCheck: false,
            autoComplete: 'off',
            className: styles['numbers'] ?? '',
          }}
          onChange={(_event, data) => onChange(data.value)}
        />
      </Field>
      <div className={styles['file']}>
        <input
          ref={fileInput}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          data-recipients-file=""
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void takeFile(file);
          }}
        />
        <Button size="small" icon={<ArrowUploadRegular />} onClick={() => fileInput.current?.click()}>
          {t('fromFile')}
        </Button>
        {columns.length > 1 ? <ColumnChoice columns={columns} onChoose={takeColumn} /> : null}
      </div>
      <Findings recipients={recipients} limit={limit} />
    </div>
  );
}

interface ColumnChoiceProps {
  columns: readonly CsvColumn[];
  onChoose: (column: CsvColumn | undefined) => void;
}

function ColumnChoice({ columns, onChoose }: ColumnChoiceProps) {
  const t = useTranslations('sms');
  const id = useId();
  return (
    <span className={styles['column']}>
      <label htmlFor={id}>{t('column')}</label>
      <Select
        id={id}
        size="small"
        onChange={(_event, data) => onChoose(columns.find(({ index }) => String(index) === data.value))}
      >
        {columns.map(({ index, name, numberCount }) => (
          <option key={index} value={index}>
            {t('columnOption', { name: name || String(index + 1), count: numberCount })}
          </option>
        ))}
      </Select>
    </span>
  );
}

function Findings({ recipients, limit }: { recipients: ParsedRecipients; limit: number }) {
  const t = useTranslations('sms');
  const { valid, invalid, duplicateCount } = recipients;
  if (valid.length + invalid.length === 0) return null;
  return (
    <div role="status" className={styles['findings']}>
      {valid.length > limit ? (
        <p className={styles['invalid']}>{t('tooManyRecipients', { max: limit })}</p>
      ) : (
        <p>{t('recipientCount', { count: valid.length })}</p>
      )}
      {duplicateCount > 0 ? <p>{t('duplicates', { count: duplicateCount })}</p> : null}
      {invalid.length > 0 ? (
        <div className={styles['invalid']}>
          <p>{t('invalidCount', { count: invalid.length })}</p>
          <ul>
            {invalid.slice(0, shownProblems).map(({ text, reason }, index) => (
              <li key={index}>
                <bdi>{text.slice(0, 40)}</bdi>: {t(`recipientProblems.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
