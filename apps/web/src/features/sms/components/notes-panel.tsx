'use client';

import { Button, Textarea } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { SmsConversation, SmsNote } from '@switchboard/access-api';
import { FailureBar, writtenDirection } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useSms, useSmsUpdates } from '../hooks/sms-context.tsx';
import styles from './details.module.css';

const noteLimit = 2000;

/** What colleagues should know; it looks unlike a message and is never sent. */
export function NotesPanel({ conversation: { id } }: { conversation: SmsConversation }) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const { user } = useSms();
  const [text, setText] = useState('');
  const notes = useLoaded<readonly SmsNote[]>(
    useCallback((signal: AbortSignal) => accessApi.listSmsNotes(id, { signal }), [id]),
  );
  const { reload } = notes;
  useSmsUpdates((update) => {
    if (update.type === 'missed' || (update.type === 'conversation' && update.id === id)) reload();
  });
  const add = useAction(
    useCallback(
      async (written: string) => {
        await accessApi.addSmsNote(id, written);
        reload();
      },
      [id, reload],
    ),
  );
  const remove = useAction(
    useCallback(
      async (noteId: string) => {
        await accessApi.deleteSmsNote(id, noteId);
        reload();
      },
      [id, reload],
    ),
  );
  const error = notes.error ?? add.error ?? remove.error;
  const canAdd = text.trim() !== '' && !add.isBusy;
  return (
    <section className={styles['section']} aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      <p className={styles['private']}>
        <LockClosedRegular aria-hidden="true" />
        {t('notesHint')}
      </p>
      {notes.value && notes.value.length > 0 ? (
        <ul className={styles['notes']} aria-label={t('notes')}>
          {notes.value.map((note) => (
            <Note
              key={note.id}
              note={note}
              canDelete={user.isAdmin || note.author?.id === user.id}
              onDelete={() => void remove.run(note.id)}
            />
          ))}
        </ul>
      ) : null}
      <Textarea
        value={text}
        rows={2}
        maxLength={noteLimit}
        aria-label={t('newNote')}
        placeholder={t('newNote')}
        textarea={writtenDirection(text)}
        onChange={(_event, data) => setText(data.value)}
      />
      <Button
        className={styles['add'] ?? ''}
        size="small"
        disabledFocusable={!canAdd}
        onClick={async () => {
          if (canAdd && (await add.run(text.trim()))) setText('');
        }}
      >
        {t('addNote')}
      </Button>
      {error === undefined ? null : <FailureBar {...errorText(error)} />}
    </section>
  );
}

interface NoteProps {
  note: SmsNote;
  canDelete: boolean;
  onDelete: () => void;
}

function Note({ note, canDelete, onDelete }: NoteProps) {
  const t = useTranslations('sms');
  const format = useFormatter();
  const author = note.author?.displayName ?? t('somebody');
  return (
    <li className={styles['note']}>
      <div className={styles['noteText']} dir="auto">
        {note.text}
      </div>
      <div className={styles['noteFoot']}>
        <span>
          <bdi>{author}</bdi> ·{' '}
          <time dateTime={note.createdAt}>
            {format.dateTime(new Date(note.createdAt), { dateStyle: 'short', timeStyle: 'short' })}
          </time>
        </span>
        {canDelete ? (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('deleteNote', { author })}
            onClick={onDelete}
          />
        ) : null}
      </div>
    </li>
  );
}
