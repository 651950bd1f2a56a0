import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';

type LookupAnswer = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Where clouds hand out credentials to whoever asks from within the machine: nobody's webhook lives there. */
export function isLinkLocal(address: string): boolean {
  const plain = address
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  return plain.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/.test(plain) || plain.startsWith('::ffff:a9fe:');
}

class RefusedAddress extends Error {
  constructor(host: string) {
    super(`${host} is a link-local address, to which no events are sent.`);
    this.name = 'RefusedAddress';
  }
}

/** Host names are judged by what they resolve to at the moment of connecting; addresses are not looked up at all. */
export function requireOrdinaryHost(hostname: string): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isLinkLocal(host)) throw new RefusedAddress(host);
}

/** The resolver of the system, without link-local addresses. */
export function lookupOrdinaryHost(hostname: string, options: LookupOptions, answer: LookupAnswer): void {
  lookup(hostname, options, (error, address, family) => {
    const addresses = typeof address === 'string' ? [address] : (address ?? []).map((each) => each.address);
    const refusal = error ?? (addresses.some(isLinkLocal) ? new RefusedAddress(hostname) : null);
    answer(refusal, address, family);
  });
}
