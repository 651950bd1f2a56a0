/** What programs that open the file would take for a formula. @see OWASP, "CSV Injection" */
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A phone number can do no harm, and a quote before it would be part of it for other programs. */
const phoneNumber = /^\+\d+$/;

/** One record of RFC 4180. Cells that look like formulas get an apostrophe, which makes them text. */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) && !phoneNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
