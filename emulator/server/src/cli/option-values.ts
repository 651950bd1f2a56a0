import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { logLevels, type LogLevel } from '../adapters/logger/stderr-logger.ts';
import { defaultGateway } from '../config/default-gateway.ts';
import { isRelaySecret, isRelayUrl, relaySecretRule, relayUrlRule } from '../config/relay-options.ts';
import { lenientChecks, type LenientCheck } from '../kernel/lenient-check.ts';
import { isHostName } from '../gateway/tls/host-name.ts';
import { InvalidValue } from './invalid-value.ts';

export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidValue('must be a whole number from 0 to 65535');
}

export function readHost(text: string): string {
  if (isIP(text) !== 0 || isHostName(text)) return text;
  throw new InvalidValue('must be an IP address or a host name');
}

export function readHosts(text: string): string[] {
  return readList(text).map((name) => readHost(name));
}

const readList = (text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** A key shorter than this protects nothing; the real service's have 64 bytes. */
const shortestKeyBytes = 16;

export function readAccessKey(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && bytes.toString('base64') === text;
  if (isBase64 && bytes.length >= shortestKeyBytes) return text;
  throw new InvalidValue(`must be base64 of at least ${shortestKeyBytes} bytes`);
}

export function readControlKey(text: string): string {
  if (text.length >= shortestKeyBytes && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new InvalidValue(`must have at least ${shortestKeyBytes} visible ASCII characters`);
}

/** `gateway` is the way out of this machine: for a container, the host whose ports lead to it. */
export function readControlAddresses(text: string): string[] {
  return readList(text).flatMap((address) => {
    if (address === 'gateway') return defaultGateway() ?? [];
    if (isIP(address) !== 0) return [address];
    throw new InvalidValue('must be IP addresses, or the word gateway');
  });
}

export function readRelayUrls(text: string): string[] {
  const urls = readList(text);
  if (urls.length > 0 && urls.every(isRelayUrl)) return urls;
  throw new InvalidValue(relayUrlRule);
}

export function readRelaySecret(text: string): string {
  if (isRelaySecret(text)) return text;
  throw new InvalidValue(relaySecretRule);
}

export function readLenientChecks(text: string): LenientCheck[] {
  return readList(text).map((name) => {
    const check = lenientChecks.find((known) => known === name);
    if (check !== undefined) return check;
    throw new InvalidValue(`must be of ${lenientChecks.join(', ')}`);
  });
}

export function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((name) => name === text);
  if (level !== undefined) return level;
  throw new InvalidValue(`must be one of ${logLevels.join(', ')}`);
}

export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,9}$/.test(text) && seconds > 0) return seconds * 1000;
  throw new InvalidValue('must be a whole number of seconds above 0');
}

export function readGuid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new InvalidValue('must be a GUID such as 12345678-1234-4abc-8def-123456789abc');
}

/** One on each line. */
export const readCommands = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const readPath = (text: string): string => resolve(text);
