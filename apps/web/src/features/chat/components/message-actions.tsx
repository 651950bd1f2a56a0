'use client';

import type { ChatSession, TextMessage } from '@switchboard/chat-core';
import { lazy, Suspense, useState } from 'react';

export interface MessageTarget {
  readonly message: TextMessage;
  /** The button that asked; the menu stands beside it and gives the focus back to it. */
  readonly anchor: HTMLElement;
}

export interface MessageActionsProps {
  target: MessageTarget;
  threadId: string;
  session: ChatSession;
  canChange: boolean;
  onEdit: (message: TextMessage) => void;
  onReply: (message: TextMessage) => void;
  onClose: () => void;
}

const MessageMenu = lazy(async () => ({ default: (await import('./message-menu.tsx')).MessageMenu }));
const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));

/** One menu for all messages, loaded when it is first asked for. */
export function MessageActions(props: MessageActionsProps) {
  const { target, threadId, session, canChange, onEdit, onReply, onClose } = props;
  const [isDeleting, setDeleting] = useState(false);
  const close = () => {
    onClose();
    target.anchor.focus();
  };
  return (
    <Suspense fallback={null}>
      {isDeleting ? (
        <DeleteDialog
          onCancel={close}
          onConfirm={() => {
            void session.deleteMessage(threadId, target.message.id);
            onClose();
          }}
        />
      ) : (
        <MessageMenu
          target={target}
          threadId={threadId}
          canChange={canChange}
          onEdit={() => {
            onClose();
            onEdit(target.message);
          }}
          onReply={() => {
            onClose();
            onReply(target.message);
          }}
          onDelete={() => setDeleting(true)}
          onClose={close}
        />
      )}
    </Suspense>
  );
}
