import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewText, toPlainText } from './plain-text.ts';

describe('toPlainText', () => {
  it.each([
    ['<p>Hello <b>big</b> world</p><p>again</p>', 'Hello big world again'],
    ['a<br/>b', 'a b'],
    ['<script>alert(1)</script>ok<style>p{}</style>', 'ok'],
    ['<img src=x onerror="alert(1)">text', 'text'],
    ['1 &lt; 2 &amp;&amp; &#x1F600; &#33;', '1 < 2 && 😀 !'],
    ['&unknown; &#0; &#xFFFFFFF;', '&unknown; &#0; &#xFFFFFFF;'],
    ['a < b and c > d', 'a < b and c > d'],
    ['Hi <msft-mention id="8:acs:1">Ann</msft-mention>!', 'Hi @Ann!'],
    ['<!-- note -->x<script>never closed', 'x'],
  ])('%s', (html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it('never throws and leaves one line', () => {
    const markup = fc.string({
      unit: fc.constantFrom('<', '>', '&', '/', '!--', 'a', 'script', ';', '#', '"', '\n', ' '),
    });
    const hasOneLine = (html: string) => !toPlainText(html).includes('\n');
    fc.assert(fc.property(markup, hasOneLine));
  });

  it('stays fast on hostile markup', () => {
    const hostile = '<script '.repeat(3000) + '<!--'.repeat(3000) + '&'.repeat(10_000);
    expect(toPlainText(hostile).length).toBeLessThanOrEqual(hostile.length);
  });
});

describe('previewText', () => {
  it('cuts between characters', () => {
    expect(previewText({ kind: 'text', content: '😀'.repeat(200) }, 10)).toBe(`${'😀'.repeat(9)}…`);
    expect(previewText({ kind: 'html', content: '<p>short</p>' })).toBe('short');
  });
});
