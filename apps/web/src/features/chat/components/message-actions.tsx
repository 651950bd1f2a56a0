'use client';

import type { ChatSession, TextMessage } from '@switchboard/chat-core';
import { useKept } from '@switchboard/ui';
import { lazy, Suspense, useState } from 'react';

export interface MessageTarget {
  readonly message: TextMessage;
  /** The button that asked; the menu stands beside it and gives the focus back to it. */
  readonly anchor: HTMLElement;
}

export interface MessageActionsProps {
  /** The message whose menu is open. */
  target: MessageTarget | undefined;
  threadId: string;
  session: ChatSession;
  canChange: boolean;
  onEdit: (message: TextMessage) => void;
  onReply: (message: TextMessage) => void;
  onClose: () => void;
}

const MessageMenu = lazy(async () => ({ default: (await import('./message-menu.tsx')).MessageMenu }));
const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));

/** One menu for all messages, loaded when it is first asked for, and the question before deleting. */
export function MessageActions(props: MessageActionsProps) {
  const { target, threadId, session, canChange, onEdit, onReply, onClose } = props;
  const [deleting, setDeleting] = useState<MessageTarget>();
  const everDeleted = useKept(deleting);
  const finish = (next?: (message: TextMessage) => void) => {
    onClose();
    if (target && next) next(target.message);
  };
  return (
    <Suspense fallback={null}>
      {target ? (
        <MessageMenu
          target={target}
          threadId={threadId}
          canChange={canChange}
          onEdit={() => finish(onEdit)}
          onReply={() => finish(onReply)}
          onDelete={() => {
            setDeleting(target);
            onClose();
          }}
          onClose={() => {
            onClose();
            target.anchor.focus();
          }}
        />
      ) : null}
      {everDeleted ? (
        <DeleteDialog
          open={deleting !== undefined}
          onCancel={() => {
            setDeleting(undefined);
            everDeleted.anchor.focus();
          }}
          onConfirm={() => {
            setDeleting(undefined);
            // The button goes away with the message's text; its row stays.
            everDeleted.anchor.closest<HTMLElement>('[data-row]')?.focus();
            void session.deleteMessage(threadId, everDeleted.message.id);
          }}
        />
      ) : null}
    </Suspense>
  );
}
