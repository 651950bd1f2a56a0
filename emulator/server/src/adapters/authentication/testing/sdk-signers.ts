import { createHash, createHmac } from 'node:crypto';
import type { AuthenticationRequest } from '../../../kernel/ports/authenticator.ts';

export const accessKey = 'ZW11bGF0b3ItdGVzdC1rZXktMDEyMzQ1Njc4OWFiY2Q=';

/** What a client is asked to send; the target is in the form in which it travels. */
export interface UnsignedRequest {
  readonly method: string;
  readonly host: string;
  readonly target: string;
  readonly body: Uint8Array;
  readonly date: string;
}

interface Variant {
  readonly dateHeader?: 'x-ms-date' | 'date';
  readonly signedHeaders?: readonly string[];
  readonly signedHost?: (host: string) => string;
  readonly signedTarget?: (target: string) => string;
}

const contentHash = (body: Uint8Array) => createHash('sha256').update(body).digest('base64');

function sign(request: UnsignedRequest, variant: Variant, key: string): AuthenticationRequest {
  const { method, host, target, body, date } = request;
  const dateHeader = variant.dateHeader ?? 'x-ms-date';
  const names = variant.signedHeaders ?? [dateHeader, 'host', 'x-ms-content-sha256'];
  const signedValues: Record<string, string> = {
    [dateHeader]: date,
    host: variant.signedHost?.(host) ?? host,
    'x-ms-content-sha256': contentHash(body),
  };
  const values = names.map((name) => signedValues[name]).join(';');
  const stringToSign = `${method}\n${variant.signedTarget?.(target) ?? target}\n${values}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(stringToSign).digest('base64');
  return {
    method,
    target,
    body,
    headers: {
      ...signedValues,
      host,
      authorization: `HMAC-SHA256 SignedHeaders=${names.join(';')}&Signature=${signature}`,
    },
  };
}

function encodeQueryAgain(target: string): string {
  const url = new URL(`https://localhost${target}`);
  const query = url.searchParams.toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}

/** How each SDK signs. @see the table of variants in `hmac-signature.ts` of the contracts */
export const sdkVariants = {
  raw: {},
  'JavaScript 2.x, query encoded again': { signedTarget: encodeQueryAgain },
  'Python, percent-decoded': { signedTarget: (target) => decodeURIComponent(target) },
  'Python of 2021, Date header': { dateHeader: 'date' },
  'Java, host without port': { signedHost: (host) => host.replace(/:\d+$/, '') },
  'another order of signed headers': { signedHeaders: ['host', 'x-ms-content-sha256', 'x-ms-date'] },
} as const satisfies Record<string, Variant>;

export type SdkVariant = keyof typeof sdkVariants;

export function signRequest(
  request: UnsignedRequest,
  variant: SdkVariant = 'raw',
  key = accessKey,
): AuthenticationRequest {
  return sign(request, sdkVariants[variant], key);
}
