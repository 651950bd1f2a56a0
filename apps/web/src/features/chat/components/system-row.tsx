'use client';

import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add';
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete';
import type { SystemMessage, ThreadState } from '@switchboard/chat-core';
import { SystemNote } from '@switchboard/ui';
import { memo } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { useSystemText } from '../hooks/use-system-text.ts';

export interface SystemRowProps {
  rowKey: string;
  message: SystemMessage;
  thread: ThreadState;
}

const icons = {
  topicUpdated: <EditRegular />,
  participantAdded: <PeopleAddRegular />,
  participantRemoved: <PersonDeleteRegular />,
};

export const SystemRow = memo(function SystemRow({ rowKey, message, thread }: SystemRowProps) {
  const systemText = useSystemText();
  const myId = useChatState((state) => state.me.userId) ?? '';
  const text = systemText(message, { myId, nameOf: (id) => thread.participants[id]?.displayName });
  return (
    <div role="listitem" data-row={rowKey}>
      <SystemNote icon={icons[message.event.type]}>{text}</SystemNote>
    </div>
  );
});
