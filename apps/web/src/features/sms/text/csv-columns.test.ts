import { describe, expect, it } from 'vitest';
import { columnsOf, parseCsv } from './csv-columns.ts';

describe('parseCsv', () => {
  it('reads quotes, separators and line ends inside them, and a byte order mark', () => {
    expect(parseCsv('\uFEFFname,note\r\n"Lovelace, Ada","said ""hi""\nand left"\r\n')).toEqual([
      ['name', 'note'],
      ['Lovelace, Ada', 'said "hi"\nand left'],
    ]);
  });

  it('takes the separators of spreadsheets', () => {
    expect(parseCsv('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(parseCsv('a\tb')).toEqual([['a', 'b']]);
  });
});

describe('columnsOf', () => {
  it('puts the column with the phone numbers first and leaves its heading out', () => {
    const [first, second] = columnsOf(parseCsv('Name,Mobile\nAda,+1 425 555 0123\nBob,+14255550124\nEve,'));
    expect(first).toEqual({
      index: 1,
      name: 'Mobile',
      values: ['+1 425 555 0123', '+14255550124'],
      numberCount: 2,
    });
    expect(second).toMatchObject({ name: 'Name', numberCount: 0 });
  });

  it('keeps the first row of a file without headings', () => {
    expect(columnsOf(parseCsv('+14255550123\n+14255550124'))[0]).toMatchObject({ numberCount: 2 });
  });

  it('has no columns for an empty file', () => {
    expect(columnsOf(parseCsv(''))).toEqual([]);
  });
});
