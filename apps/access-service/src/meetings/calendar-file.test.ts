import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarEvent } from './calendar-file.ts';

const now = new Date('2026-11-21T20:00:00.123Z');
const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '0b5a1c8e-5f5b-4c57-9f2c-b6c52a2f4f1d',
  sequence: 3,
  startsAt: new Date('2026-12-01T09:30:00Z'),
  endsAt: new Date('2026-12-01T10:15:00Z'),
  summary: 'Planning',
  url: 'https://calls.example/meetings/0b5a1c8e-5f5b-4c57-9f2c-b6c52a2f4f1d',
  ...change,
});

/** As another implementation of the format reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return { calendar, event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!) };
}

describe('calendarFile', () => {
  it('says when and where the meeting is', () => {
    const { calendar, event: parsed } = read(calendarFile(event(), now));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(parsed.uid).toBe(event().uid);
    expect(parsed.sequence).toBe(3);
    expect(parsed.startDate.toJSDate()).toEqual(event().startsAt);
    expect(parsed.endDate.toJSDate()).toEqual(event().endsAt);
    expect(parsed.location).toBe(event().url);
    expect(parsed.component.getFirstPropertyValue('url')).toBe(event().url);
    expect(parsed.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-21T20:00:00Z');
  });

  it.each([
    'Plans; budget, and a\\backslash: "quoted"',
    'two\nlines',
    `${'A long topic '.repeat(18)}end`,
    '分期計画の打ち合わせ、'.repeat(12),
    '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(15),
    'مراجعة الخطة '.repeat(14),
  ])('keeps the topic %j', (summary) => {
    expect(read(calendarFile(event({ summary }), now)).event.summary).toBe(summary);
  });

  it('ends every line with CRLF, after at most 75 octets', () => {
    const file = calendarFile(event({ summary: '計画😀'.repeat(40) }), now);
    const lines = file.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it('lets nobody write lines of their own', () => {
    const summary = 'Plans\r\nATTENDEE:mailto:eve@example.org\nEND:VEVENT\u0000\u2028';
    const file = calendarFile(event({ summary }), now);
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(file).not.toMatch(/^ATTENDEE/m);
    expect(file).not.toContain('\u0000');
    expect(read(file).event.summary).toContain('ATTENDEE:mailto:eve@example.org');
  });

  it('replaces what is no character', () => {
    expect(read(calendarFile(event({ summary: 'a\ud800b' }), now)).event.summary).toBe('a\ufffdb');
  });
});
