'use client';

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Spinner,
  Textarea,
} from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { SMS_TEXT_LIMIT, type SmsTemplate } from '@switchboard/access-api';
import { FailureBar, writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useTemplates } from '../hooks/use-templates.ts';
import { SegmentCounter } from './segment-counter.tsx';
import styles from './templates.module.css';

interface TemplatesDialogProps {
  open: boolean;
  draft: string;
  onClose: () => void;
}

/** Makes, changes and deletes canned responses. */
export function TemplatesDialog({ open, draft, onClose }: TemplatesDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <TemplatesBody draft={draft} onClose={onClose} />
      </DialogSurface>
    </Dialog>
  );
}

interface Written {
  /** Undefined for a new one. */
  readonly id?: string;
  readonly name: string;
  readonly text: string;
}

function TemplatesBody({ draft, onClose }: Omit<TemplatesDialogProps, 'open'>) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const templates = useTemplates();
  const [written, setWritten] = useState<Written>({ name: '', text: draft });
  const { reload } = templates;
  const save = useAction(
    useCallback(
      async ({ id, name, text }: Written) => {
        const body = { name: name.trim(), text: text.trim() };
        await (id ? accessApi.replaceSmsTemplate(id, body) : accessApi.createSmsTemplate(body));
        reload();
      },
      [reload],
    ),
  );
  const remove = useAction(
    useCallback(
      async (id: string) => {
        await accessApi.deleteSmsTemplate(id);
        reload();
      },
      [reload],
    ),
  );
  const error = save.error ?? remove.error ?? (templates.status === 'failed' ? templates.error : undefined);
  return (
    <DialogBody>
      <DialogTitle>{t('templates')}</DialogTitle>
      <DialogContent className={styles['form'] ?? ''}>
        {error === undefined ? null : <FailureBar {...errorText(error)} />}
        {templates.value ? (
          <TemplateList
            templates={templates.value}
            onEdit={setWritten}
            onDelete={(id) => {
              void remove.run(id);
              if (written.id === id) setWritten({ name: '', text: '' });
            }}
          />
        ) : (
          <Spinner size="small" label={t('loadingTemplates')} />
        )}
        <TemplateForm
          key={written.id ?? 'new'}
          written={written}
          isBusy={save.isBusy}
          onChange={setWritten}
          onSave={async () => {
            if (await save.run(written)) setWritten({ name: '', text: '' });
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button appearance="secondary" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

interface TemplateListProps {
  templates: readonly SmsTemplate[];
  onEdit: (template: SmsTemplate) => void;
  onDelete: (id: string) => void;
}

function TemplateList({ templates, onEdit, onDelete }: TemplateListProps) {
  const t = useTranslations('sms');
  if (templates.length === 0) return <p style={{ margin: 0 }}>{t('noTemplates')}</p>;
  return (
    <ul className={styles['list']} aria-label={t('templates')}>
      {templates.map((template) => (
        <li key={template.id}>
          <span className={styles['item']}>
            <bdi>{template.name}</bdi>
            <span className={styles['excerpt']} dir="auto">
              {template.text}
            </span>
          </span>
          {template.mayEdit ? (
            <>
              <Button
                size="small"
                appearance="subtle"
                icon={<EditRegular />}
                aria-label={t('editTemplate', { name: template.name })}
                onClick={() => onEdit(template)}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={t('deleteTemplate', { name: template.name })}
                onClick={() => onDelete(template.id)}
              />
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface TemplateFormProps {
  written: Written;
  isBusy: boolean;
  onChange: (written: Written) => void;
  onSave: () => Promise<void>;
}

function TemplateForm({ written, isBusy, onChange, onSave }: TemplateFormProps) {
  const t = useTranslations('sms');
  const canSave = written.name.trim() !== '' && written.text.trim() !== '' && !isBusy;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog stands in the composer's form as React sees it: saving a template must not send the draft.
        event.stopPropagation();
        if (canSave) void onSave();
      }}
    >
      <h3>{written.id ? t('changeTemplate') : t('newTemplate')}</h3>
      <Field label={t('templateName')}>
        <Input
          value={written.name}
          maxLength={60}
          autoFocus={written.id !== undefined}
          input={writtenDirection(written.name)}
          onChange={(_event, data) => onChange({ ...written, name: data.value })}
        />
      </Field>
      <Field label={t('templateText')}>
        <Textarea
          value={written.text}
          rows={3}
          maxLength={SMS_TEXT_LIMIT}
          textarea={writtenDirection(written.text)}
          onChange={(_event, data) => onChange({ ...written, text: data.value })}
        />
      </Field>
      <SegmentCounter text={written.text.trim()} />
      <div className={styles['buttons']}>
        <Button type="submit" appearance="primary" disabledFocusable={!canSave}>
          {t('saveTemplate')}
        </Button>
        {written.id ? (
          <Button appearance="subtle" onClick={() => onChange({ name: '', text: '' })}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
