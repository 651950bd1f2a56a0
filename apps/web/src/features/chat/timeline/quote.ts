import { previewText, type TextMessage } from '@switchboard/chat-core';

/** What a reply says about the message that it answers. */
export interface Quote {
  readonly messageId: string;
  readonly name: string;
  readonly text: string;
}

/** Chat messages carry at most 1 KB of metadata, so a quote is an excerpt. */
const maxTextLength = 160;

export function quoteOf(message: TextMessage, name: string): Quote {
  return { messageId: message.id, name: name.slice(0, 80), text: previewText(message, maxTextLength) };
}

export function metadataOfQuote(quote: Quote): Record<string, string> {
  return { quotedMessageId: quote.messageId, quotedName: quote.name, quotedText: quote.text };
}

export function readQuote(metadata: Readonly<Record<string, string>>): Quote | undefined {
  const { quotedMessageId, quotedName, quotedText } = metadata;
  if (!quotedMessageId || quotedName === undefined || quotedText === undefined) return undefined;
  return { messageId: quotedMessageId, name: quotedName, text: quotedText };
}
