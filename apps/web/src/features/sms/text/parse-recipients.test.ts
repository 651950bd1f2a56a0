import { describe, expect, it } from 'vitest';
import { parseRecipients } from './parse-recipients.ts';

describe('parseRecipients', () => {
  it('takes numbers however they are parted and written', () => {
    const text =
      '+1 (425) 555-0123\n+46 70-174 06 05; 0044 7700 900123,\t"+81.3.0000.0000"\r\ntel:+14255550124';
    expect(parseRecipients(text)).toEqual({
      valid: ['+14255550123', '+46701740605', '+447700900123', '+81300000000', '+14255550124'],
      invalid: [],
      duplicateCount: 0,
    });
  });

  it('takes a number once', () => {
    expect(parseRecipients('+14255550123\n+1 425 555 0123')).toMatchObject({
      valid: ['+14255550123'],
      duplicateCount: 1,
    });
  });

  it.each([
    ['425 555 0123', 'noCountryCode'],
    ['+0425550123', 'noCountryCode'],
    ['+123', 'tooShort'],
    ['+1234567890123456', 'tooLong'],
    ['Ada', 'notANumber'],
    ['+1425555O123', 'notANumber'],
  ])('says what is wrong with %s', (text, reason) => {
    expect(parseRecipients(`${text}\n+14255550123`)).toEqual({
      valid: ['+14255550123'],
      invalid: [{ text, reason }],
      duplicateCount: 0,
    });
  });

  it('finds nothing in nothing', () => {
    expect(parseRecipients(' \n,;')).toEqual({ valid: [], invalid: [], duplicateCount: 0 });
  });
});
