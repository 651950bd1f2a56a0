import { describe, expect, it } from 'vitest';
import { csvRecord } from './csv.ts';

describe('csvRecord', () => {
  it('quotes what would end a cell or a record, and doubles quotes', () => {
    expect(csvRecord(['a', 'b,c', 'say "hi"', 'two\r\nlines', 3, ''])).toBe(
      'a,"b,c","say ""hi""","two\r\nlines",3,\r\n',
    );
  });

  it.each(['=1+1', '+1+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://x";"y")'])(
    'makes %j text',
    (text) => {
      const record = csvRecord([text]);
      expect(record.startsWith("'") || record.startsWith(`"'`)).toBe(true);
    },
  );

  it('leaves phone numbers and other text as they are', () => {
    expect(csvRecord(['+18335550100', 'a=1', '안녕'])).toBe('+18335550100,a=1,안녕\r\n');
  });
});
