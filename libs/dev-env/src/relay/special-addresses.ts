/** First and last address, both included. */
export interface AddressRange {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

const range = (from: string, to: string, what: string): AddressRange => ({ from, to, what });

/**
 * Addresses that no peer has on the internet: a relay that sent to them would open its own network to its clients. All of IANA's
 * registries of special addresses, also the few that are routed.
 *
 * coturn sorts every IPv4 address below every IPv6 address and takes `::` for the lowest of all, so a range that began with `::`
 * would deny IPv4 as a whole. It begins with `::1`; `::` itself and `0.0.0.0` are always denied.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const specialAddresses: readonly AddressRange[] = [
  range('0.0.0.0', '0.255.255.255', 'this network'),
  range('10.0.0.0', '10.255.255.255', 'private'),
  range('100.64.0.0', '100.127.255.255', 'shared by the customers of a provider'),
  range('127.0.0.0', '127.255.255.255', 'loopback'),
  range('169.254.0.0', '169.254.255.255', 'link-local, and the metadata service of clouds'),
  range('172.16.0.0', '172.31.255.255', 'private'),
  range('192.0.0.0', '192.0.0.255', 'protocol assignments'),
  range('192.0.2.0', '192.0.2.255', 'documentation'),
  range('192.31.196.0', '192.31.196.255', 'AS112, which answers for private addresses'),
  range('192.52.193.0', '192.52.193.255', 'automatic multicast tunneling'),
  range('192.88.99.0', '192.88.99.255', '6to4 relays, deprecated'),
  range('192.168.0.0', '192.168.255.255', 'private'),
  range('192.175.48.0', '192.175.48.255', 'AS112, which answers for private addresses'),
  range('198.18.0.0', '198.19.255.255', 'benchmarks'),
  range('198.51.100.0', '198.51.100.255', 'documentation'),
  range('203.0.113.0', '203.0.113.255', 'documentation'),
  range('224.0.0.0', '255.255.255.255', 'multicast, reserved and broadcast'),
  range(
    '::1',
    '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'below global unicast: loopback, IPv4-mapped, NAT64, discard',
  ),
  range(
    '2001::',
    '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
    'protocol assignments: Teredo, benchmarks, ORCHID',
  ),
  range('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'),
  range('2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '6to4, which contains IPv4'),
  range(
    '2620:4f:8000::',
    '2620:4f:8000:ffff:ffff:ffff:ffff:ffff',
    'AS112, which answers for private addresses',
  ),
  range('3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'),
  range(
    '4000::',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'above global unicast: segment routing, unique local, link-local, multicast',
  ),
];

/** For a relay that sends to nothing but what is allowed. */
export const allAddresses: readonly AddressRange[] = [
  range('0.0.0.0', '255.255.255.255', 'all of IPv4'),
  range('::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'all of IPv6'),
];

export const loopback: AddressRange = range('127.0.0.0', '127.255.255.255', 'this machine');
