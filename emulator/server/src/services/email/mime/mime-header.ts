import type { Mailbox } from '../email.ts';

const lineEnd = '\r\n';
/** RFC 5322 recommends lines of up to 78 characters, and allows 998. */
const recommendedWidth = 76;
/** So many bytes make an encoded word of 64 characters, which has room beside the name of its header. */
const encodedWordBytes = 39;

const isPlain = (text: string) => /^[ -~]*$/.test(text) && !text.includes('=?');

/** One header, its value as it stands on the wire, folded where it has blanks. */
export function headerLine(name: string, value: string): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > recommendedWidth && line.length > name.length + 1) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join(lineEnd) + lineEnd;
}

/** Text that readers see, such as a subject. @see RFC 2047 */
export const encodeText = (text: string) => (isPlain(text) ? text : encodedWords(text));

/** Characters are never cut in two. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text.toWellFormed()) {
    if (Buffer.byteLength(word + character) > encodedWordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}

export function encodeMailbox({ address, displayName }: Mailbox): string {
  if (displayName === undefined) return address;
  return `${encodePhrase(displayName)} <${address}>`;
}

function encodePhrase(text: string): string {
  if (!isPlain(text)) return encodedWords(text);
  return /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(text) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** A parameter such as a file name. @see RFC 2231 */
export function encodeParameter(name: string, value: string): string {
  if (/^[ -~]*$/.test(value)) return `${name}="${value.replace(/[\\"]/g, '\\$&')}"`;
  const encoded = encodeURIComponent(value.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${name}*=UTF-8''${encoded}`;
}
