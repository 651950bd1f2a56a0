const width = 76;
const lineEnd = '\r\n';

/** Text that stays readable for people, whatever characters it has. @see RFC 2045, section 6.7 */
export const toQuotedPrintable = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map(encodeLine)
    .join(lineEnd);

function encodeLine(text: string): string {
  const bytes = Buffer.from(text);
  const lines: string[] = [];
  let line = '';
  for (const [index, byte] of bytes.entries()) {
    const token = isLiteral(byte, index === bytes.length - 1) ? String.fromCharCode(byte) : escape(byte);
    if (line.length + token.length >= width) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  }
  return [...lines, line].join(lineEnd);
}

/** Blanks at the end of a line would get lost on the way. */
function isLiteral(byte: number, isLast: boolean): boolean {
  if (byte === 0x20 || byte === 0x09) return !isLast;
  return byte > 0x20 && byte < 0x7f && byte !== 0x3d;
}

const escape = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
