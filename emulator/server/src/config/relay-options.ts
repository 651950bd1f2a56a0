import type { RelayServer } from '../kernel/ports/relay-server.ts';
import type { EmulatorOptions } from './emulator-options.ts';

/** A shorter one can be guessed from one credential: an attacker needs no server to try. */
const shortestSecret = 16;
const relayUrl =
  /^(?:turns?|stuns?):(?:\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?(\?transport=(?:udp|tcp))?$/i;

/** @see RFC 7064 for `stun`, RFC 7065 for `turn` */
export function isRelayUrl(text: string): boolean {
  const match = relayUrl.exec(text);
  if (!match) return false;
  const [, port, transport] = match;
  const isPort = port === undefined || (Number(port) > 0 && Number(port) <= 65_535);
  return isPort && !(transport !== undefined && /^stun/i.test(text));
}

export const isRelaySecret = (text: string) => text.length >= shortestSecret && /^[\x21-\x7e]+$/.test(text);

export const relayUrlRule =
  'must be addresses such as turn:localhost:3478, turns:relay.example:5349?transport=tcp or stun:relay.example:3478';
export const relaySecretRule = `must have at least ${shortestSecret} visible ASCII characters without spaces`;

/** @throws when only one half is given, or one of them is not what it should be; the secret is never in the message. */
export function completeRelay({
  turnUrls = [],
  turnSecret,
}: Pick<EmulatorOptions, 'turnUrls' | 'turnSecret'>): RelayServer | undefined {
  if (turnUrls.length === 0 && turnSecret === undefined) return undefined;
  const wrong = turnUrls.find((url) => !isRelayUrl(url));
  if (wrong !== undefined) throw new Error(`The relay's addresses ${relayUrlRule}, not "${wrong}".`);
  if (turnSecret === undefined) {
    throw new Error('A relay needs the secret that it is configured with: give --turn-secret beside --turn.');
  }
  if (!turnUrls.some((url) => /^turn/i.test(url))) {
    throw new Error('A relay needs at least one turn: or turns: address: give --turn beside --turn-secret.');
  }
  if (!isRelaySecret(turnSecret)) throw new Error(`The relay's secret ${relaySecretRule}.`);
  return { urls: turnUrls, secret: turnSecret };
}
