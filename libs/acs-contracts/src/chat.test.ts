import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatHistoryQuery, createChatThreadRequest, sendChatMessageRequest, utf8Length } from './chat.ts';

describe('utf8Length', () => {
  it('counts bytes', () => {
    const text = fc
      .array(fc.oneof(fc.nat(0x7f), fc.nat(0x7ff), fc.nat(0x10ffff)))
      .map((points) => String.fromCodePoint(...points).toWellFormed());
    const escapedLength = (value: string) =>
      encodeURIComponent(value).replaceAll(/%[0-9A-F]{2}/g, '_').length;
    fc.assert(
      fc.property(text, (value) => {
        expect(utf8Length(value)).toBe(escapedLength(value));
      }),
    );
  });
});

describe('chat requests', () => {
  it('take null for absent, at any depth', () => {
    const participant = {
      communicationIdentifier: { rawId: '8:acs:a_b', phoneNumber: null },
      displayName: null,
    };
    expect(
      createChatThreadRequest.parse({ topic: 'x', metadata: null, participants: [participant] }),
    ).toEqual({
      topic: 'x',
      participants: [{ communicationIdentifier: { rawId: '8:acs:a_b' } }],
    });
  });

  it('make messages text unless told', () => {
    expect(sendChatMessageRequest.parse({ content: 'x' })).toEqual({ content: 'x', type: 'text' });
  });

  it('read times of any zone and precision as UTC, and cut the page size', () => {
    const query = { startTime: '2020-06-06T07:55:41.6460000+02:00', maxPageSize: '1000' };
    expect(chatHistoryQuery.parse(query)).toEqual({
      startTime: '2020-06-06T05:55:41.646Z',
      maxPageSize: 200,
    });
  });
});
