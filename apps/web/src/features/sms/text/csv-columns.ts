import { parseRecipients } from './parse-recipients.ts';

export interface CsvColumn {
  readonly index: number;
  /** The heading, or a value when there is none. */
  readonly name: string;
  readonly values: readonly string[];
  /** How many of the values are phone numbers. */
  readonly numberCount: number;
}

/** Rows of a CSV file. @see RFC 4180; semicolons and tabs are taken as well, as spreadsheets write them */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(field);
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
    field = '';
  };
  const source = text.replace(/^\uFEFF/, '');
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? '';
    if (isQuoted && character === '"' && source[index + 1] === '"') {
      field += '"';
      index += 1;
    } else if (character === '"' && (isQuoted || field === '')) isQuoted = !isQuoted;
    else if (isQuoted) field += character;
    else if (character === separator) {
      row.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  endRow();
  return rows;
}

/** The columns of a table, the one with the most phone numbers first. */
export function columnsOf(rows: readonly (readonly string[])[]): CsvColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index): CsvColumn => {
    const [first = '', ...rest] = rows.map((row) => (row[index] ?? '').trim());
    const isHeading = parseRecipients(first).invalid.some(({ reason }) => reason === 'notANumber');
    const values = (isHeading ? rest : [first, ...rest]).filter(Boolean);
    return { index, name: first, values, numberCount: parseRecipients(values.join('\n')).valid.length };
  });
  return columns.sort((one, other) => other.numberCount - one.numberCount || one.index - other.index);
}

function separatorOf(text: string): string {
  const firstLine = text.slice(0, 10_000).split('\n')[0] ?? '';
  const countOf = (character: string) => firstLine.split(character).length;
  return [',', ';', '\t'].reduce((best, next) => (countOf(next) > countOf(best) ? next : best));
}
