import type { ReactNode } from 'react';
import { ChatLayout } from '../../../features/chat/components/chat-layout.tsx';
import { ThreadListPane } from '../../../features/chat/components/thread-list-pane.tsx';
import { NewConversationButton } from '../../../features/people/components/new-conversation-button.tsx';

export default function ChatPagesLayout({ children }: { children: ReactNode }) {
  return <ChatLayout list={<ThreadListPane action={<NewConversationButton />} />}>{children}</ChatLayout>;
}
