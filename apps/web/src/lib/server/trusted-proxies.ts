import { BlockList, isIP, isIPv6 } from 'node:net';

const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * @param text addresses, networks and the names `loopback`, `linklocal` and `uniquelocal`, with commas between; the same words
 * that `TRUSTED_PROXIES` of the access service takes
 * @throws when an entry is none of these
 */
export function trustedProxies(text = ''): (address: string) => boolean {
  const trusted = new BlockList();
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const entry of entries.flatMap((name) => namedNetworks[name] ?? [name])) addTo(trusted, entry);
  return (address) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
}

/** Without a port, brackets, or the prefix of IPv4 addresses in IPv6: as gateways and sockets write one address in many ways. */
export function plainAddress(text: string): string {
  const host = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(host)?.[1] ?? host;
}

function addTo(list: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/');
  const longest = isIPv6(address) ? 128 : 32;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (isIP(address) === 0 || length < 0 || length > longest) {
    throw new Error(
      `WEB_TRUSTED_PROXIES names "${entry}". It takes addresses (10.0.0.5), networks (10.0.0.0/8) and the names ` +
        'loopback, linklocal and uniquelocal, with commas between.',
    );
  }
  list.addSubnet(address, length, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
