import type { ChatMessage, Participant } from './chat-state.ts';
import { foldForTyping } from './fold-text.ts';
import { decodeEntities } from './plain-text.ts';

/** Whom a mention of everybody in the conversation names, as the samples of Microsoft's UI library do. */
export const EVERYONE_ID = 'everyone';

/** A mention within a text that is being written: at `at` the text has `@` and the name. */
export interface PlacedMention {
  readonly at: number;
  /** Raw id of the communication identity, or {@link EVERYONE_ID}. */
  readonly userId: string;
  readonly name: string;
}

/** What somebody writes: the text as they see it, and which places of it are mentions, in their order. */
export interface Writing {
  readonly text: string;
  readonly mentions: readonly PlacedMention[];
}

const NO_MENTIONS: readonly PlacedMention[] = [];

const endOf = ({ at, name }: PlacedMention): number => at + 1 + name.length;

/**
 * The writing after an edit of its text. Mentions beside the edit stay, moved along; one that the edit touches becomes mere text.
 * @param caret where the caret is after the edit, which tells apart edits among equal letters
 */
export function followEdit(before: Writing, text: string, caret: number = text.length): Writing {
  if (before.mentions.length === 0) return { text, mentions: NO_MENTIONS };
  const old = before.text;
  const shortest = Math.min(old.length, text.length);
  let tail = 0;
  while (tail < Math.min(shortest, text.length - caret) && old.at(-1 - tail) === text.at(-1 - tail))
    tail += 1;
  let head = 0;
  while (head < shortest - tail && old[head] === text[head]) head += 1;
  while (tail < shortest - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  const moved = text.length - old.length;
  const mentions = before.mentions.flatMap((mention) => {
    if (endOf(mention) <= head) return [mention];
    return mention.at >= old.length - tail ? [{ ...mention, at: mention.at + moved }] : [];
  });
  return { text, mentions };
}

/** A place where somebody begins to mention: from the sign to the caret. */
export interface MentionQuery {
  readonly from: number;
  readonly to: number;
  /** What follows the sign; may hold spaces, since names do. */
  readonly words: string;
}

/** An address goes on after `@`; a name in any other script may stand right behind a word. */
const QUERY = /(?<![\p{Script=Latin}\d._%+\-])[@＠](?<words>(?:[^\s@＠][^\n@＠]{0,59})?)$/u;

export function findMentionQuery({ text, mentions }: Writing, caret: number): MentionQuery | undefined {
  const match = QUERY.exec(text.slice(0, caret));
  if (!match || mentions.some(({ at }) => at === match.index)) return undefined;
  return { from: match.index, to: caret, words: match.groups?.['words'] ?? '' };
}

/** Those whose name fits what was typed: names that begin with it first, then words of names, then anything in them. */
export function suggestMentions<P extends Pick<Participant, 'displayName'>>(
  people: readonly P[],
  words: string,
): readonly P[] {
  const wanted = foldForTyping(words).trim();
  const rankOf = (name: string): number => {
    if (name.startsWith(wanted)) return 0;
    if (name.split(/[\s\-.]+/).some((word) => word.startsWith(wanted))) return 1;
    // One letter stands in nearly every name; one character of other scripts does not.
    return !/^[a-z]$/.test(wanted) && name.includes(wanted) ? 2 : 3;
  };
  return people
    .flatMap((person) => {
      const rank = person.displayName ? rankOf(foldForTyping(person.displayName)) : 3;
      return rank < 3 ? [{ person, rank }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ person }) => person);
}

/** Puts the mention in the place of the query, with a space behind it. `caret` is where writing goes on. */
export function placeMention(
  writing: Writing,
  { from, to }: Pick<MentionQuery, 'from' | 'to'>,
  person: { readonly userId: string; readonly name: string },
): { readonly writing: Writing; readonly caret: number } {
  const name = person.name.replace(/\s+/g, ' ').trim();
  const rest = writing.text.slice(to);
  const space = /^\s/.test(rest) ? '' : ' ';
  const placed = { at: from, userId: person.userId, name };
  const caret = endOf(placed) + 1;
  const followed = followEdit(
    writing,
    `${writing.text.slice(0, from)}@${name}${space}${rest}`,
    endOf(placed) + space.length,
  );
  const mentions = [...followed.mentions, placed].toSorted((a, b) => a.at - b.at);
  return { writing: { ...followed, mentions }, caret };
}

/**
 * The message that is sent for a writing: plain text, or html when somebody is mentioned.
 * @param kind `html` for an html message that is edited: the service does not change the type of a message
 * @see ChatMessageContent of Azure/communication-ui-library, which reads `id` and the first text of `msft-mention`
 */
export function messageOf(
  { text, mentions }: Writing,
  kind: 'text' | 'html' = mentions.length > 0 ? 'html' : 'text',
): { readonly kind: 'text' | 'html'; readonly content: string } {
  if (kind === 'text') return { kind, content: text.trim() };
  let content = '';
  let position = text.length - text.trimStart().length;
  for (const mention of mentions) {
    content += toHtml(text.slice(position, mention.at));
    content += `<msft-mention id="${escapeHtml(mention.userId)}">${escapeHtml(mention.name)}</msft-mention>`;
    position = endOf(mention);
  }
  return { kind, content: content + toHtml(text.slice(position).trimEnd()) };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

const toHtml = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>').replace(/ {2}/g, ' &nbsp;');

const MENTION = /<msft-mention\b(?<attributes>[^<>]*)>(?<name>[^<]*)<\/msft-mention\s*>/gi;
const PIECE = new RegExp(`${MENTION.source}|<[^>]*>?|[^<]+`, 'gi');

function idIn(attributes: string): string {
  const match = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  return decodeEntities(match?.[1] ?? match?.[2] ?? '');
}

/** A message as it was written, to be edited or copied; undefined for html with more than lines and mentions. */
export function writingOf(message: { kind: 'text' | 'html'; content: string }): Writing | undefined {
  if (message.kind === 'text') return { text: message.content, mentions: NO_MENTIONS };
  let text = '';
  const mentions: PlacedMention[] = [];
  for (const match of message.content.matchAll(PIECE)) {
    const [piece] = match;
    const { attributes, name: shown = '' } = match.groups ?? {};
    if (attributes !== undefined) {
      const name = decodeEntities(shown).trim().replace(/^@/, '');
      const userId = idIn(attributes);
      if (userId !== '' && name !== '') mentions.push({ at: text.length, userId, name });
      text += `@${name}`;
    } else if (/^<br\s*\/?>$/i.test(piece)) text += '\n';
    else if (/^<\/?(?:p|div)\s*>$/i.test(piece)) text += text === '' || text.endsWith('\n') ? '' : '\n';
    else if (piece.startsWith('<')) return undefined;
    else text += decodeEntities(piece.replace(/\s+/g, ' ')).replace(/\u{A0}/gu, ' ');
  }
  return { text: text.trimEnd(), mentions };
}

/** Whom a message mentions: raw ids, and {@link EVERYONE_ID}. */
export function mentionedIds(message: { kind: 'text' | 'html'; content: string }): readonly string[] {
  if (message.kind !== 'html' || !message.content.includes('msft-mention')) return [];
  return [...message.content.matchAll(MENTION)].map(({ groups }) => idIn(groups?.['attributes'] ?? ''));
}

/** True when somebody else mentions this person, or everybody. */
export function mentionsPerson(message: ChatMessage, userId: string): boolean {
  if (message.kind === 'system' || message.isMine || message.deletedAt !== undefined) return false;
  return mentionedIds(message).some((id) => id === userId || id === EVERYONE_ID);
}
