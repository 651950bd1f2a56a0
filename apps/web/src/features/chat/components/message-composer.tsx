'use client';

import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ChatSession, TextMessage, ThreadState } from '@switchboard/chat-core';
import { Composer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useState, type RefObject } from 'react';
import { metadataOfQuote } from '../timeline/quote.ts';
import type { ComposerTask } from './conversation-screen.tsx';
import styles from './message-composer.module.css';

export interface MessageComposerProps {
  thread: ThreadState;
  session: ChatSession;
  title: string;
  task: ComposerTask | undefined;
  inputRef: RefObject<HTMLTextAreaElement | null>;
  onTaskDone: () => void;
  onEdit: (message: TextMessage) => void;
  onSent: () => void;
}

/** Well under the 28 KB of a chat message, whatever the characters. @see ChatThread_SendChatMessage */
const maxLength = 8_000;

/** Writes a new message, an answer to one, or an own message anew. */
export function MessageComposer(props: MessageComposerProps) {
  const { thread, session, title, task, inputRef, onTaskDone, onSent } = props;
  const t = useTranslations('chat');
  const [edited, setEdited] = useState('');
  const editing = task?.kind === 'edit' ? task.message : undefined;
  const value = editing ? edited : thread.draft;
  useEffect(() => {
    if (editing) setEdited(editing.content);
  }, [editing]);
  useFocusOnDesktop(inputRef, thread.id);

  const onChange = (text: string) => {
    if (editing) return setEdited(text);
    session.setDraft(thread.id, text);
    if (text.trim()) session.notifyTyping(thread.id);
  };
  const onSend = () => {
    const content = value.trim();
    if (editing) {
      if (content !== editing.content) void session.editMessage(thread.id, editing.id, content);
      return onTaskDone();
    }
    session.send(thread.id, {
      content,
      ...(task?.kind === 'reply' ? { metadata: metadataOfQuote(task.quote) } : {}),
    });
    session.setDraft(thread.id, '');
    onTaskDone();
    onSent();
  };
  return (
    <div
      className={styles['root']}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' || value !== '' || task) return;
        const last = thread.window.messages.findLast((message) => isEditable(message));
        if (last && isEditable(last)) {
          event.preventDefault();
          props.onEdit(last);
        }
      }}
    >
      <Composer
        value={value}
        onChange={onChange}
        onSend={onSend}
        inputRef={inputRef}
        label={t('composerLabel', { title })}
        placeholder={t('composerPlaceholder')}
        sendLabel={editing ? t('saveEdit') : t('send')}
        maxLength={maxLength}
        hint={value.length >= maxLength ? t('tooLong', { max: maxLength }) : undefined}
        onCancel={task ? onTaskDone : undefined}
        context={task ? <TaskLine task={task} onCancel={onTaskDone} /> : null}
      />
    </div>
  );
}

function TaskLine({ task, onCancel }: { task: ComposerTask; onCancel: () => void }) {
  const t = useTranslations('chat');
  return (
    <div className={styles['task']}>
      <div className={styles['taskText']}>
        <strong>{task.kind === 'edit' ? t('editing') : t('replyingTo', { name: task.quote.name })}</strong>
        {task.kind === 'reply' ? <span dir="auto">{task.quote.text}</span> : null}
      </div>
      <Button
        appearance="subtle"
        size="small"
        shape="circular"
        icon={<DismissRegular />}
        aria-label={t('cancel')}
        onClick={onCancel}
      />
    </div>
  );
}

function isEditable(message: ThreadState['window']['messages'][number]): message is TextMessage {
  return message.kind === 'text' && message.isMine && message.deletedAt === undefined;
}

/** Opening a conversation begins a message, except where that would bring up a keyboard on the screen. */
function useFocusOnDesktop(field: RefObject<HTMLTextAreaElement | null>, threadId: string) {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
    else document.getElementById('main')?.focus({ preventScroll: true });
  }, [field, threadId]);
}
