'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { ConversationPlace } from '../../../lib/conversation/conversation-place.tsx';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { usePageTitle } from '../../../lib/ui-root/document-title.ts';
import type { ConversationSession, ConversationState } from '../state/conversation-session.ts';
import { ConversationAnnouncer } from './conversation-announcer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { MessageList, type MessageListHandle } from './message-list.tsx';
import { SilenceNotice } from './silence-notice.tsx';
import { SmsComposer } from './sms-composer.tsx';

export interface ConversationScreenProps {
  session: ConversationSession;
  state: ConversationState;
  conversation: SmsConversation;
  /** The message that a search or a link leads to. */
  messageId: string | undefined;
}

/** Header, messages, composer, and the panel with everything about the contact. */
export function ConversationScreen({ session, state, conversation, messageId }: ConversationScreenProps) {
  const t = useTranslations('sms');
  const [isPanelOpen, setPanelOpen] = useState(false);
  const list = useRef<MessageListHandle>(null);
  const panelButton = useRef<HTMLButtonElement>(null);
  const title = formatPhoneNumber(conversation.contact);
  const canWrite = conversation.canSend && !conversation.optedOut;
  usePageTitle(title);

  const closePanel = useCallback(() => {
    setPanelOpen(false);
    requestAnimationFrame(() => panelButton.current?.focus());
  }, []);
  return (
    <ConversationPlace
      label={t('conversationWith', { contact: title })}
      details={<DetailsPanel open={isPanelOpen} conversation={conversation} onClose={closePanel} />}
    >
      <ConversationHeader
        conversation={conversation}
        title={title}
        isPanelOpen={isPanelOpen}
        panelButton={panelButton}
        onTogglePanel={() => setPanelOpen((isOpen) => !isOpen)}
      />
      <MessageList
        ref={list}
        session={session}
        state={state}
        conversation={conversation}
        messageId={messageId}
      />
      {canWrite ? (
        <SmsComposer
          session={session}
          draft={state.draft}
          contact={title}
          onSent={() => list.current?.followNewest()}
        />
      ) : (
        <SilenceNotice conversation={conversation} />
      )}
      <ConversationAnnouncer messages={state.log.messages} contact={title} />
    </ConversationPlace>
  );
}
