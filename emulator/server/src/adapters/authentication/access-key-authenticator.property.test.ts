import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { AuthenticationRequest } from '../../kernel/ports/authenticator.ts';
import { createAccessKeyAuthenticator } from './access-key-authenticator.ts';
import {
  accessKey,
  sdkVariants,
  signRequest,
  type SdkVariant,
  type UnsignedRequest,
} from './testing/sdk-signers.ts';

const authenticator = createAccessKeyAuthenticator({ accessKeys: [accessKey] });
const isAccepted = async (request: AuthenticationRequest) =>
  'principal' in (await authenticator.authenticate(request));

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const segment = text.map((value) => encodeURIComponent(value)).filter((value) => !/^\.{1,2}$/.test(value));
/** What SDKs put on the wire: each part percent-encoded, some of the marks that encoding leaves included. */
const target = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(text, text), { maxLength: 3 }))
  .map(([path, query]) => {
    const pairs = query.map((pair) => pair.map((part) => encodeURIComponent(part)).join('='));
    return `/${path.join('/')}?${[...pairs, 'api-version=2023-10-01'].join('&')}`;
  });
const unsignedRequest: fc.Arbitrary<UnsignedRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  host: fc.constantFrom('localhost:3002', '127.0.0.1:3002', '[::1]:3002', 'emulator', 'acs.example:8443'),
  target,
  body: fc.uint8Array({ maxLength: 200 }),
  date: fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toUTCString()),
});
const variant = fc.constantFrom(...(Object.keys(sdkVariants) as SdkVariant[]));

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_%&?;,: \n';
/** The text with one character replaced, removed or added. */
const mutated = (original: string) =>
  fc
    .record({
      index: fc.nat({ max: original.length }),
      removed: fc.constantFrom(0, 1),
      added: fc.string({ unit: fc.constantFrom(...characters), maxLength: 2 }),
    })
    .map(({ index, removed, added }) => original.slice(0, index) + added + original.slice(index + removed))
    .filter((text) => text !== original);

const decoded = (target: string) => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};
const encodedAgain = (target: string) => {
  const [path, ...query] = target.split('?');
  return `${path}?${new URLSearchParams(query.join('?'))}`;
};
/** SDKs sign a target in other encodings than they send, so these count as the same request. */
const saysTheSame = (changed: string, signed: string) =>
  decoded(changed) === decoded(signed) ||
  decoded(changed) === signed ||
  encodedAgain(changed) === encodedAgain(signed);
const withoutPort = (host: string) => host.replace(/:\d+$/, '');

const withHeader = (request: AuthenticationRequest, name: string, value: string): AuthenticationRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

describe('access key signatures', () => {
  it('are accepted as every SDK writes them', () =>
    fc.assert(
      fc.asyncProperty(unsignedRequest, variant, async (request, sdk) =>
        isAccepted(signRequest(request, sdk)),
      ),
      { numRuns: 500 },
    ));

  it('are refused after a change of any signed part', () =>
    fc.assert(
      fc.asyncProperty(
        unsignedRequest.chain((request) => {
          const signed = signRequest(request);
          const { headers, body } = signed;
          const header = (name: string) =>
            mutated(headers[name] ?? '').map((value) => withHeader(signed, name, value));
          return fc.oneof(
            header('x-ms-date'),
            header('x-ms-content-sha256'),
            header('host').filter((changed) => withoutPort(changed.headers.host ?? '') !== headers.host),
            mutated(signed.method)
              .filter((method) => method.toUpperCase() !== signed.method)
              .map((method) => ({ ...signed, method })),
            mutated(signed.target)
              .filter((changed) => !saysTheSame(changed, signed.target))
              .map((changed) => ({ ...signed, target: changed })),
            fc
              .uint8Array({ maxLength: 200 })
              .filter((other) => Buffer.compare(other, body) !== 0)
              .map((other) => ({ ...signed, body: other })),
          );
        }),
        async (tampered) => !(await isAccepted(tampered)),
      ),
      { numRuns: 2000 },
    ));

  it('are refused after a change of the signature itself', () =>
    fc.assert(
      fc.asyncProperty(
        unsignedRequest.chain((request) => {
          const signed = signRequest(request);
          const [start = '', signature = ''] = (signed.headers.authorization ?? '').split('Signature=');
          return mutated(signature).map((other) =>
            withHeader(signed, 'authorization', `${start}Signature=${other}`),
          );
        }),
        async (tampered) => !(await isAccepted(tampered)),
      ),
      { numRuns: 1000 },
    ));
});
