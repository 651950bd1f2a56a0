import { describe, expect, it } from 'vitest';
import { textMessage } from '../../../testing/chat-entries.ts';
import { metadataOfQuote, quoteOf, readQuote } from './quote.ts';

describe('quote', () => {
  it('survives the way through the message', () => {
    const quote = quoteOf(textMessage({ id: '17', content: 'Shall we?' }), 'Ada');
    expect(readQuote(metadataOfQuote(quote))).toEqual({ messageId: '17', name: 'Ada', text: 'Shall we?' });
  });

  it('fits into the 1 KB of metadata, whatever was written', () => {
    const quote = quoteOf(textMessage({ id: '1234567890123', content: '한'.repeat(5000) }), '이'.repeat(500));
    expect(new TextEncoder().encode(JSON.stringify(metadataOfQuote(quote))).length).toBeLessThan(1024);
  });

  it('is nothing in a message without one', () => {
    expect(readQuote({})).toBeUndefined();
  });
});
