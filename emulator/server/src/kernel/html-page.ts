import type { OperationResponse } from './operation.ts';

export interface HtmlPage {
  readonly status?: number;
  /** Directives of the content security policy besides `default-src 'none'`. */
  readonly policy: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly html: string;
}

/** A page that nobody keeps, that loads only what its policy names, and that tells no other site where it was. */
export const htmlPage = ({ status = 200, policy, headers, html }: HtmlPage): OperationResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': ["default-src 'none'", ...policy].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body: new TextEncoder().encode(html),
});
