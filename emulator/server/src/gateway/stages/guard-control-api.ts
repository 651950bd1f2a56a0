import { createHash, timingSafeEqual } from 'node:crypto';
import { forbidden } from '../../kernel/acs-error.ts';
import type { Exchange } from '../exchange.ts';
import { isControlTarget } from '../route-table.ts';
import type { Stage } from '../stage.ts';

export interface ControlRequest {
  readonly remoteAddress: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ControlRules {
  /** Lets other hosts in when they send it; undefined keeps them out. */
  readonly controlKey: string | undefined;
  /** Addresses that count as this machine. */
  readonly controlFrom?: ReadonlySet<string>;
  /** Host names that the emulator is known by, in lower case. */
  readonly hostNames: ReadonlySet<string>;
}

/** Keeps web pages (DNS rebinding included) and other hosts out of `/_emulator`. */
export const guardControlApi: Stage = (exchange, ports) => {
  if (exchange.route?.control !== true && !isControlTarget(exchange.target)) return;
  const refusal = isReading(exchange)
    ? refusePage(exchange.headers)
    : isVisit(exchange)
      ? refuseHost(exchange, ports)
      : refuseControl(exchange, ports);
  if (refusal !== undefined) throw forbidden(refusal);
};

/** Why this caller may not use the control API; undefined when it may. */
export function refuseControl(request: ControlRequest, rules: ControlRules): string | undefined {
  return refusePage(request.headers) ?? refuseHost(request, rules);
}

/** Prometheus reads from another host and cannot send the key. There are only counts to be read. */
function isReading({ method, target }: Pick<Exchange, 'method' | 'target'>): boolean {
  return method === 'GET' && target === '/_emulator/metrics';
}

/** Pages that people may open by a link on another page. Opening one shows it and changes nothing, whatever its query says. */
const visitable = new Set(['/_emulator/handset', '/_emulator/mailbox']);

/**
 * Whether a person follows a link to such a page. The browser says so, and no script can: it neither reads what a navigation
 * shows nor sets these headers.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
function isVisit({ method, target, headers }: Pick<Exchange, 'method' | 'target' | 'headers'>): boolean {
  return (
    method === 'GET' &&
    visitable.has(target.split('?', 1)[0]!) &&
    headers['origin'] === undefined &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}

/** A page of another origin sends `Origin` or, where it does not, `Sec-Fetch-Site`; a program sends neither. */
function refusePage(headers: ControlRequest['headers']): string | undefined {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'] ?? 'none';
  const sameOrigin = origin === undefined || origin === `https://${host}` || origin === `http://${host}`;
  if (sameOrigin && (site === 'none' || site === 'same-origin')) return undefined;
  return `The control API does not answer pages of other origins${origin === undefined ? '' : ` ("${origin.slice(0, 200)}")`}.`;
}

function refuseHost({ remoteAddress, headers }: ControlRequest, rules: ControlRules): string | undefined {
  const key = headers['x-emulator-control-key'];
  if (key !== undefined && rules.controlKey !== undefined && equalSecrets(key, rules.controlKey)) {
    return undefined;
  }
  if (!isLoopback(remoteAddress) && !rules.controlFrom?.has(plainAddress(remoteAddress))) {
    return rules.controlKey === undefined
      ? 'The control API answers this machine only. Start the emulator with --control-key to use it from other hosts.'
      : 'The control API answers other hosts only with the control key in the header x-emulator-control-key.';
  }
  const name = hostNameOf(headers['host'] ?? '');
  if (rules.hostNames.has(name)) return undefined;
  return `The control API does not answer to the host name "${name.slice(0, 200)}". Use localhost.`;
}

function hostNameOf(host: string): string {
  const [, address, name = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host) ?? [];
  return (address ?? name).toLowerCase();
}

const plainAddress = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address);

function isLoopback(address: string): boolean {
  const plain = plainAddress(address);
  return plain === '::1' || plain.startsWith('127.');
}

/** Compares without telling by its duration how much was right. */
function equalSecrets(left: string, right: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}
