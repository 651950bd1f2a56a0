// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { MessageBody } from './message-body.tsx';

const WAIT = { timeout: 20_000 };

describe('MessageBody', () => {
  it('shows plain text as it is, markup included', () => {
    renderWithMessages(
      <MessageBody myId="me-id" kind="text" content={'<img src=x onerror="alert(1)"> & <b>bold</b>'} />,
    );
    expect(screen.getByText('<img src=x onerror="alert(1)"> & <b>bold</b>')).toBeTruthy();
    expect(document.querySelector('img, b')).toBeNull();
  });

  it('makes links of addresses, which open elsewhere and tell nothing', async () => {
    renderWithMessages(<MessageBody myId="me-id" kind="text" content="see https://example.com/a now" />);
    const link = await screen.findByRole('link', { name: 'https://example.com/a' }, WAIT);
    expect(link.getAttribute('href')).toBe('https://example.com/a');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it('keeps formatting and web links of html and drops the rest', async () => {
    const html =
      '<p onclick="x()">Hi <b>Bob</b> <a href="https://example.com" style="color:red">link</a>' +
      '<a href="javascript:alert(1)">bad</a><img src="https://evil.example/x.png"><script>alert(1)</script>' +
      '<form action="https://evil.example"><input name="password"></form><iframe src="https://evil.example"></iframe></p>';
    renderWithMessages(<MessageBody myId="me-id" kind="html" content={html} />);
    await waitFor(() => expect(document.querySelector('b')?.textContent).toBe('Bob'), WAIT);
    expect(document.querySelector('img, script, form, input, iframe, [onclick], [style]')).toBeNull();
    expect(screen.getByRole('link', { name: 'link' }).getAttribute('rel')).toContain('noopener');
    expect(document.body.innerHTML).not.toContain('javascript:');
  });

  it('shows html as text until the sanitiser is there', () => {
    renderWithMessages(<MessageBody myId="me-id" kind="html" content="<p>Hi <b>Bob</b></p>" />);
    expect(screen.getByText('Hi Bob')).toBeTruthy();
  });

  it('keeps mentions and nothing else of their tag, and sets those of the reader apart', async () => {
    const html =
      '<msft-mention id="me-id" onclick="x()" style="color:red">Me</msft-mention> and ' +
      '<msft-mention id="8:acs:1_bob"><b>@Bob</b></msft-mention>, <msft-mention id="everyone">All</msft-mention> ' +
      '<span id="me-id">no id</span><msft-mention>nobody</msft-mention>';
    renderWithMessages(<MessageBody myId="me-id" kind="html" content={html} />);
    await waitFor(() => expect(document.querySelectorAll('msft-mention')).toHaveLength(4), WAIT);
    const kinds = [...document.querySelectorAll<HTMLElement>('[data-mention]')].map(
      ({ dataset, textContent }) => [dataset['mention'], textContent],
    );
    expect(kinds).toEqual([
      ['me', '@Me'],
      ['other', '@Bob'],
      ['me', '@All'],
    ]);
    expect(document.querySelector('span[id], msft-mention[id], [onclick], [style*="red"]')).toBeNull();
  });
});
