import { describe, expect, it } from 'vitest';
import { renderEmailHtml } from './render-email-html.ts';

const render = (email: { text?: string; html?: string; attachments?: object[] }, remote = false) => {
  const { headers, body } = renderEmailHtml(
    { html: undefined, attachments: [], ...email } as Parameters<typeof renderEmailHtml>[0],
    ['iVBORw0KGgo=', 'PHN2Zz4='],
    remote,
  );
  const policy = headers?.['content-security-policy'] ?? '';
  return { html: new TextDecoder().decode(body as Uint8Array), policy };
};

describe('renderEmailHtml', () => {
  it('lets no script run and loads nothing from elsewhere', () => {
    const { policy } = render({ html: '<script>1</script>' });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox (?!.*allow-(scripts|same-origin))/);
    expect(policy).not.toMatch(/https?:/);
    expect(policy).not.toContain('script-src');
  });

  it('loads pictures and styles from elsewhere when asked to, and still no script', () => {
    const { policy } = render({ html: '' }, true);
    expect(policy).toContain('img-src data: https: http:');
    expect(policy).not.toMatch(/script|connect-src|frame-src/);
  });

  it('puts inline pictures into the page, and nothing that is no picture', () => {
    const attachments = [
      { name: 'a', contentType: 'image/png; x="y"', contentId: 'logo', sizeInBytes: 8 },
      { name: 'b', contentType: 'text/html', contentId: 'page', sizeInBytes: 8 },
    ];
    const { html } = render({
      html: '<img src="cid:logo"><img src="cid:page"><img src=\'cid:x\'>',
      attachments,
    });
    expect(html).toContain('<img src="data:image/png;base64,iVBORw0KGgo="><img src="cid:page">');
  });

  it('shows text as text', () => {
    expect(render({ text: '<b>&</b>' }).html).toContain('&lt;b>&amp;&lt;/b>');
  });
});
