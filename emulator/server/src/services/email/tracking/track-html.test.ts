import { describe, expect, it } from 'vitest';
import { findLink, trackHtml } from './track-html.ts';

const base = 'https://localhost:3002/emailTracking/t';
const pixel = `<img src="${base}/pixel.gif" width="1" height="1" alt="">`;

describe('trackHtml', () => {
  it.each([
    ['<a href="https://a.test/?x=1&amp;y=2">a</a>', `<a href="${base}/links/0">a</a>`],
    ["<A title='href=x' HREF='http://a.test'>a</A>", `<A title='href=x' href="${base}/links/0">a</A>`],
    ['<a href=https://a.test>a</a>', `<a href="${base}/links/0">a</a>`],
    ['<a href = "https://a.test" class=b>a</a>', `<a href="${base}/links/0" class=b>a</a>`],
    ['<a href="mailto:a@b.test">a</a><link href="https://a.test">', undefined],
    ['<a href="#top">a</a><a href="javascript:alert(1)">b</a><!-- <a href="https://a.test"> -->', undefined],
  ])('sends links of %s by way of the emulator', (html, expected = html) => {
    expect(trackHtml(html, base)).toBe(expected + pixel);
  });

  it('numbers links, and puts the picture at the end of the body', () => {
    const html = '<html><body><a href="https://a.test/1">1</a><a href="https://a.test/2">2</a></BODY></html>';
    const tracked = trackHtml(html, base);
    expect(tracked).toContain('/links/0">1</a>');
    expect(tracked).toContain(`/links/1">2</a>${pixel}</BODY></html>`);
  });
});

describe('findLink', () => {
  it('has the address as the application wrote it', () => {
    const html = '<a href="https://a.test/?x=1&amp;y=2">1</a><a href="https://a.test/2">2</a>';
    expect(findLink(html, 0)).toBe('https://a.test/?x=1&y=2');
    expect(findLink(html, 1)).toBe('https://a.test/2');
    expect(findLink(html, 2)).toBeUndefined();
  });
});
