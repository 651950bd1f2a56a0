'use client';

import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import {
  followEdit,
  messageOf,
  writingOf,
  type ChatSession,
  type TextMessage,
  type ThreadState,
  type Writing,
} from '@switchboard/chat-core';
import { Composer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState, type RefObject } from 'react';
import { useMentionField } from '../mentions/use-mention-field.ts';
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

const MentionList = lazy(async () => ({
  default: (await import('../mentions/mention-list.tsx')).MentionList,
}));

/** Well under the 28 KB of a chat message, whatever the characters. @see ChatThread_SendChatMessage */
const maxLength = 8_000;

/** Writes a new message, an answer to one, or an own message anew. */
export function MessageComposer(props: MessageComposerProps) {
  const { thread, session, title, task, inputRef, onTaskDone, onSent } = props;
  const t = useTranslations('chat');
  const tMentions = useTranslations('mentions');
  const [edited, setEdited] = useState<Writing>(nothing);
  const editing = task?.kind === 'edit' ? task.message : undefined;
  const writing = editing ? edited : { text: thread.draft, mentions: thread.draftMentions };
  const value = writing.text;
  useEffect(() => {
    if (editing) setEdited(writingOf(editing) ?? nothing);
  }, [editing]);
  useFocusOnDesktop(inputRef, thread.id);

  const write = (next: Writing) => {
    if (editing) return setEdited(next);
    session.setDraft(thread.id, next.text, next.mentions);
    if (next.text.trim()) session.notifyTyping(thread.id);
  };
  const mention = useMentionField({
    ...{ thread, writing, field: inputRef, onWrite: write },
    myId: session.getState().me.userId,
    // A plain message stays one: the service does not change the type of a message.
    isEnabled: editing?.kind !== 'text',
  });
  const onChange = (text: string) => {
    const caret = inputRef.current?.selectionStart ?? text.length;
    write(followEdit(writing, text, caret));
    mention.onEdit(caret);
  };
  const onSend = () => {
    if (editing) {
      const { content } = messageOf(writing, editing.kind);
      if (content !== editing.content) void session.editMessage(thread.id, editing.id, content);
      return onTaskDone();
    }
    session.send(thread.id, {
      ...messageOf(writing),
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
        field={mention.fieldProps}
        popup={
          mention.list ? (
            <Suspense fallback={null}>
              <MentionList {...mention.list} />
            </Suspense>
          ) : null
        }
        label={t('composerLabel', { title })}
        placeholder={t('composerPlaceholder')}
        sendLabel={editing ? t('saveEdit') : t('send')}
        maxLength={maxLength}
        hint={value.length >= maxLength ? t('tooLong', { max: maxLength }) : undefined}
        onCancel={task ? onTaskDone : undefined}
        context={task ? <TaskLine task={task} onCancel={onTaskDone} /> : null}
      />
      <div role="status" className="visually-hidden">
        {mention.list ? tMentions('suggestionCount', { count: mention.list.suggestions.length }) : null}
      </div>
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
  if (message.kind === 'system' || !message.isMine || message.deletedAt !== undefined) return false;
  return writingOf(message) !== undefined;
}

const nothing: Writing = { text: '', mentions: [] };

/** Opening a conversation begins a message, except where that would bring up a keyboard on the screen. */
function useFocusOnDesktop(field: RefObject<HTMLTextAreaElement | null>, threadId: string) {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
    else document.getElementById('main')?.focus({ preventScroll: true });
  }, [field, threadId]);
}
