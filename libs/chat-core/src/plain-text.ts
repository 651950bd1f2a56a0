const BLOCKS = /<\/?(?:p|div|br|li|ul|ol|tr|h[1-6]|blockquote|pre)\b[^>]*>/gi;
const SILENT_ELEMENTS = /<(script|style|template|noscript|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;
/** The tag of a mention holds the bare name. */
const MENTIONS = /<msft-mention\b[^<>]*>\s*@?/gi;
const TAGS = /<\/?[a-z!?][^>]*(?:>|$)/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeEntity(entity: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? entity;
  const isHex = name[1] === 'x' || name[1] === 'X';
  const codePoint = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : entity;
}

/** The text that character references stand for; unknown ones stay. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity);

/**
 * The text of an html message on one line, for previews, notifications and titles. The result is text: show it as text, since
 * decoded entities may look like markup.
 */
export function toPlainText(html: string): string {
  const text = html
    .replace(COMMENTS, ' ')
    .replace(SILENT_ELEMENTS, ' ')
    .replace(BLOCKS, ' ')
    .replace(MENTIONS, '@')
    .replace(TAGS, '');
  return decodeEntities(text).replace(/\s+/g, ' ').trim();
}

/** One line of at most `maxLength` characters for a thread list, cut between characters. */
export function previewText(message: { kind: 'text' | 'html'; content: string }, maxLength = 140): string {
  const text =
    message.kind === 'html' ? toPlainText(message.content) : message.content.replace(/\s+/g, ' ').trim();
  const characters = Array.from(text.slice(0, maxLength * 2 + 2));
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
}
