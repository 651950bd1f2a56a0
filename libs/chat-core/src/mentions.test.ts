import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findMentionQuery,
  followEdit,
  mentionedIds,
  messageOf,
  placeMention,
  suggestMentions,
  writingOf,
  type Writing,
} from './mentions.ts';
import { toPlainText } from './plain-text.ts';

const ann = { userId: '8:acs:1_ann', name: 'Ann Lee' };
const ben = { userId: '8:acs:1_ben', name: '벤' };
const plain = (text: string): Writing => ({ text, mentions: [] });
/** Writes with `@1` for Ann and `@2` for Ben. */
function write(pattern: string): Writing {
  const mentions: Writing['mentions'][number][] = [];
  let text = '';
  for (const piece of pattern.split(/(@[12])/)) {
    const person = piece === '@1' ? ann : piece === '@2' ? ben : undefined;
    if (person) mentions.push({ at: text.length, ...person });
    text += person ? `@${person.name}` : piece;
  }
  return { text, mentions };
}

describe('findMentionQuery', () => {
  it.each([
    ['@', ''],
    ['Hi @An', 'An'],
    ['Hi @Ann L', 'Ann L'],
    ['(@ann', 'ann'],
    ['こんにちは＠田中', '田中'],
    ['안녕 @ㅂ', 'ㅂ'],
    ['مرحبا @سا', 'سا'],
  ])('finds what is typed in "%s"', (text, words) => {
    expect(findMentionQuery(plain(text), text.length)).toMatchObject({ words, to: text.length });
  });

  it.each(['ann@example', 'a1@b', '@ ', '@ann\nnext', 'no sign', `@${'x'.repeat(61)}`])(
    'finds nothing in "%s"',
    (text) => {
      expect(findMentionQuery(plain(text), text.length)).toBeUndefined();
    },
  );

  it('does not ask again about a mention that stands', () => {
    const writing = write('@1 and');
    expect(findMentionQuery(writing, writing.text.length)).toBeUndefined();
  });
});

describe('suggestMentions', () => {
  const people = ['Lee Ann', 'Ann Lee', 'Joanna', '김철수', '田中 花子', 'سارة', 'Åsa'].map(
    (displayName) => ({
      displayName,
    }),
  );
  const names = (words: string) => suggestMentions(people, words).map(({ displayName }) => displayName);

  it('puts names that begin with the words first', () => {
    expect(names('ann')).toEqual(['Ann Lee', 'Lee Ann', 'Joanna']);
  });

  it.each([
    ['김처', '김철수'],
    ['花', '田中 花子'],
    ['ساره', 'سارة'],
    ['asa', 'Åsa'],
  ])('finds by "%s"', (words, name) => expect(names(words)).toEqual([name]));

  it('gives everybody for nothing, and nobody without a name', () => {
    expect(names('')).toHaveLength(people.length);
    expect(suggestMentions([{ displayName: undefined }], '')).toEqual([]);
  });
});

describe('placeMention', () => {
  it('replaces what was typed and goes on behind it', () => {
    const { writing, caret } = placeMention(plain('Hi @an'), { from: 3, to: 6 }, ann);
    expect(writing).toEqual({ text: 'Hi @Ann Lee ', mentions: [{ at: 3, ...ann }] });
    expect(caret).toBe(writing.text.length);
  });

  it('moves the mentions behind it', () => {
    const before = write('x @2');
    const { writing, caret } = placeMention(
      { ...before, text: `@ ${before.text}`, mentions: [{ at: 4, ...ben }] },
      { from: 0, to: 1 },
      ann,
    );
    expect(writing).toEqual(write('@1 x @2'));
    expect(writing.text.slice(caret)).toBe('x @벤');
  });
});

describe('followEdit', () => {
  it('keeps a mention that text goes before and behind', () => {
    const before = write('@1');
    expect(followEdit(before, `Hi ${before.text}`, 3)).toEqual(write('Hi @1'));
    expect(followEdit(before, `${before.text}!`)).toEqual(write('@1!'));
  });

  it('makes text of a mention that is changed', () => {
    expect(followEdit(write('@1 @2'), '@Ann Le @벤', 7)).toEqual({
      text: '@Ann Le @벤',
      mentions: [{ at: 8, ...ben }],
    });
    expect(followEdit(write('@1'), '')).toEqual(plain(''));
  });

  it('tells by the caret which of two equal ones went', () => {
    const second = { at: 0, userId: 'other', name: ann.name };
    const before: Writing = {
      text: '@Ann Lee@Ann Lee',
      mentions: [
        { at: 0, ...ann },
        { ...second, at: 8 },
      ],
    };
    expect(followEdit(before, '@Ann Lee', 0).mentions).toEqual([second]);
    expect(followEdit(before, '@Ann Lee', 8).mentions).toEqual([{ at: 0, ...ann }]);
  });

  it('never loses a mention that an edit does not touch', () => {
    const edit = fc.record({ from: fc.nat(), length: fc.nat(6), insert: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(edit, ({ from, length, insert }) => {
        const before = write('one @1 two @2 three');
        const start = from % (before.text.length + 1);
        const end = Math.min(before.text.length, start + length);
        const text = before.text.slice(0, start) + insert + before.text.slice(end);
        const { mentions } = followEdit(before, text, start + insert.length);
        for (const { at, name } of mentions) expect(text.startsWith(`@${name}`, at)).toBe(true);
        const untouched = before.mentions.filter(
          ({ at, name }) => at >= end || at + name.length + 1 <= start,
        );
        expect(mentions.map(({ userId }) => userId)).toEqual(
          expect.arrayContaining(untouched.map(({ userId }) => userId)),
        );
      }),
    );
  });
});

describe('messageOf', () => {
  it('is plain text without a mention', () => {
    expect(messageOf(plain(' a <b> & c \n'))).toEqual({ kind: 'text', content: 'a <b> & c' });
  });

  it('is html with one, its text escaped', () => {
    expect(messageOf(write('  Hi @1,\n1 < 2 & "so"  '))).toEqual({
      kind: 'html',
      content: 'Hi <msft-mention id="8:acs:1_ann">Ann Lee</msft-mention>,<br>1 &lt; 2 &amp; &quot;so&quot;',
    });
  });

  it('stays html when the mentions of an html message are taken out', () => {
    expect(messageOf(plain('a < b'), 'html')).toEqual({ kind: 'html', content: 'a &lt; b' });
  });

  it('comes back from writingOf as it was', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '&', '"', ';', '@', '가', '😀') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const writing = write(`x${before}@1${after}y`);
        const message = messageOf(writing);
        expect(writingOf(message)).toEqual(writing);
        expect(mentionedIds(message)).toEqual([ann.userId]);
      }),
    );
  });

  it('lets nothing of a name or an id become markup', () => {
    const evil = { at: 0, userId: '"><script>', name: '<img src=x>' };
    const { content } = messageOf({ text: '@<img src=x>', mentions: [evil] });
    expect(content).not.toMatch(/<(?:script|img)/);
    expect(toPlainText(content)).toBe('@<img src=x>');
  });
});

describe('writingOf', () => {
  it('reads what the composer of the UI library writes', () => {
    const content =
      '<p>Hey <msft-mention id="8:acs:1_ann" displayText="Ann Lee">Ann Lee</msft-mention>, ok?</p><p>Bye</p>';
    expect(writingOf({ kind: 'html', content })).toEqual(write('Hey @1, ok?\nBye'));
  });

  it('is nothing for html that it would change', () => {
    expect(writingOf({ kind: 'html', content: 'a <b>bold</b> word' })).toBeUndefined();
    expect(writingOf({ kind: 'html', content: 'an <img src=x' })).toBeUndefined();
  });

  it('stays fast on hostile markup', () => {
    const content = '<msft-mention id="'.repeat(2000) + '<'.repeat(4000);
    expect(mentionedIds({ kind: 'html', content })).toEqual([]);
    expect(writingOf({ kind: 'html', content })).toBeUndefined();
  });
});
