import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sampleEvents,
  sampleMessage,
} from '../../../../test/conformance/chat-notifications/support/sample-events.ts';
import { encodeNotification, quoteRecipient } from './notification-frame.ts';

/** What the client does with a frame. @see `decodePacket` and `onSocketMessage` of the trouter client */
function readFrame(frame: string) {
  const data = /([^:]+):([0-9]+)?(\+)?:([^:]+)?:?([\s\S]*)?/.exec(frame)?.[5] ?? '';
  const { id, body } = JSON.parse(data) as { id: number; body: string };
  return { id, body: JSON.parse(body) as Record<string, unknown> };
}

describe('encodeNotification', () => {
  it('carries any text whatever to the recipient', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.string(),
        (content, recipient, displayName) => {
          const event = sampleMessage([recipient], { content, sender: { rawId: 'x', displayName } });
          expect(readFrame(encodeNotification(7, event).textFor(quoteRecipient(recipient)))).toMatchObject({
            id: 7,
            body: {
              eventId: 200,
              messageBody: content,
              senderDisplayName: displayName,
              recipientMri: recipient,
            },
          });
        },
      ),
    );
  });

  it('survives the unescape of the client in nested values', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.dictionary(fc.string(), fc.string()),
        (topic, metadata) => {
          const [event] = sampleEvents('a', 'b').filter(({ type }) => type === 'ChatThreadPropertiesUpdated');
          const changed = { ...event, data: { ...event?.data, properties: { topic, metadata } } };
          const { body } = readFrame(encodeNotification(1, changed as never).textFor('a'));
          const properties = JSON.parse(unescape(String(body.properties))) as Record<string, string>;
          expect(properties.topic).toBe(topic);
          expect(JSON.parse(properties.acsChatThreadMetadata ?? '')).toEqual(metadata);
        },
      ),
    );
  });

  it('is one text for all recipients of a thread event, and one for each of a message', () => {
    const thread = encodeNotification(1, sampleEvents('a', 'b')[4]!);
    expect(thread.textFor('a')).toBe(thread.textFor('b'));
    const message = encodeNotification(1, sampleMessage(['a', 'b']));
    expect(message.textFor('a')).not.toBe(message.textFor('b'));
  });
});
