import { htmlPage } from '../../../kernel/html-page.ts';
import type { OperationResponse } from '../../../kernel/operation.ts';
import type { AttachmentInfo } from '../email.ts';

interface Readable {
  readonly text?: string;
  readonly html: string | undefined;
  readonly attachments: readonly AttachmentInfo[];
}

/**
 * A page with the e-mail and nothing else. The browser is told to run no script of it, to keep it apart from the emulator's
 * own pages, and to load nothing from elsewhere unless that is asked for; links open in a tab of their own.
 *
 * @param contents of the attachments, in base64
 */
export function renderEmailHtml(
  { text = '', html, attachments }: Readable,
  contents: readonly string[],
  remote: boolean,
): OperationResponse {
  const sources = remote ? 'data: https: http:' : 'data:';
  const policy = [
    `style-src 'unsafe-inline'${remote ? ' https: http:' : ''}`,
    ...['img-src', 'font-src', 'media-src'].map((directive) => `${directive} ${sources}`),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ];
  const body = html === undefined ? plainText(text) : withInlinePictures(html, attachments, contents);
  return htmlPage({ policy, html: `<!doctype html><base target="_blank">${body}` });
}

const plainText = (text: string) =>
  `<pre style="white-space: pre-wrap; overflow-wrap: anywhere; font: 1rem/1.5 system-ui, sans-serif">${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</pre>`;

/** What the message shows of its own attachments, `cid:…`, is put into it. */
function withInlinePictures(
  html: string,
  attachments: readonly AttachmentInfo[],
  contents: readonly string[],
): string {
  const pictures = new Map(
    attachments.flatMap(({ contentId, contentType }, index) =>
      contentId !== undefined && /^image\//i.test(contentType)
        ? [[contentId, `data:${contentType.split(';', 1)[0]};base64,${contents[index] ?? ''}`] as const]
        : [],
    ),
  );
  if (pictures.size === 0) return html;
  return html.replaceAll(/\bcid:([^"'\s<>()]+)/gi, (whole, id: string) => pictures.get(id) ?? whole);
}
