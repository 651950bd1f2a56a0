import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';

const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Containers get other addresses when they start again. */
const hostsHoldForMs = 5_000;
const hostName = /^(?:[a-z0-9_-]{1,63}\.)*[a-z][a-z0-9_-]{0,62}$/i;

export type ResolveHost = (name: string) => Promise<readonly string[]>;

/**
 * @param text addresses, networks, the names `loopback`, `linklocal` and `uniquelocal`, and names of hosts, with commas between. A
 * host is looked up now and then, and not trusted while it has no address.
 * @throws when an entry is none of these
 */
export function trustedProxies(text = '', resolve: ResolveHost = resolveHost): (address: string) => boolean {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const isHost = (entry: string) => isIP(entry) === 0 && !(entry in namedNetworks) && hostName.test(entry);
  const networks = new BlockList();
  for (const entry of entries
    .filter((name) => !isHost(name))
    .flatMap((name) => namedNetworks[name] ?? [name])) {
    addTo(networks, entry);
  }
  const addressesOfHosts = watchHosts(entries.filter(isHost), resolve);
  return (address) =>
    isIP(address) !== 0 && (networks.check(address, familyOf(address)) || addressesOfHosts().has(address));
}

/** Without a port, brackets, or the prefix of IPv4 addresses in IPv6: as gateways and sockets write one address in many ways. */
export function plainAddress(text: string): string {
  const host = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(host)?.[1] ?? host;
}

function watchHosts(hosts: readonly string[], resolve: ResolveHost): () => ReadonlySet<string> {
  let known: ReadonlySet<string> = new Set();
  if (hosts.length === 0) return () => known;
  const look = async () => {
    const found = await Promise.all(hosts.map((host) => resolve(host).catch(() => [])));
    known = new Set(found.flat());
  };
  void look();
  setInterval(() => void look(), hostsHoldForMs).unref();
  return () => known;
}

async function resolveHost(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

function addTo(list: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/');
  const longest = isIPv6(address) ? 128 : 32;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (isIP(address) === 0 || length < 0 || length > longest) {
    throw new Error(
      `WEB_TRUSTED_PROXIES names "${entry}". It takes addresses (10.0.0.5), networks (10.0.0.0/8), host names and the words ` +
        'loopback, linklocal and uniquelocal, with commas between.',
    );
  }
  list.addSubnet(address, length, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
