import { CallingError } from './api/errors.ts';

/** Where the service is and how media may travel. */
export interface CallingConfiguration {
  /** The endpoint of the resource, as in its connection string, for example `https://localhost:3002`. */
  readonly endpoint: string;
  /**
   * The plain-http origin of the same emulator, for example `http://localhost:3002`: a page on `http://localhost` reaches it
   * without trusting its certificate. Refused when it is not on this machine.
   */
  readonly insecureEndpoint?: string;
  /** `relay` sends media through TURN only, to prove that it would work. Default `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/** Shared by all copies of this package in a page: an alias may bring in a second one. */
const key = Symbol.for('@switchboard/calling configuration');
const shared = globalThis as { [key]?: CallingConfiguration };

/**
 * Says where call agents find the service. Call it once, before `createCallAgent`: user access tokens do not name their
 * resource's endpoint.
 *
 * @example
 * configureCalling({ endpoint: 'https://localhost:3002', insecureEndpoint: 'http://localhost:3002' });
 */
export function configureCalling(configuration: CallingConfiguration): void {
  requireOrigin(configuration.endpoint, 'endpoint', ['https:', 'wss:']);
  const { insecureEndpoint } = configuration;
  if (insecureEndpoint !== undefined) {
    const { hostname } = requireOrigin(insecureEndpoint, 'insecureEndpoint', ['http:', 'ws:']);
    if (!isLocal(hostname)) {
      throw new TypeError(
        `insecureEndpoint must be an address of this machine such as http://localhost:3002, not ${insecureEndpoint}.`,
      );
    }
  }
  shared[key] = { ...configuration };
}

export function requireConfiguration(): CallingConfiguration {
  const configuration = shared[key];
  if (configuration) return configuration;
  throw new CallingError(
    412,
    0,
    "The calling library does not know where the service is. Call configureCalling({ endpoint: 'https://localhost:3002' }) before createCallAgent.",
  );
}

/** The websocket address of a path of the service: `ws:` when an insecure endpoint is configured, `wss:` otherwise. */
export function websocketUrl({ endpoint, insecureEndpoint }: CallingConfiguration, path: string): string {
  const { origin } = new URL(insecureEndpoint ?? endpoint);
  return origin.replace(/^http/, 'ws') + path;
}

function requireOrigin(value: string, name: string, protocols: readonly string[]): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && protocols.includes(url.protocol)) return url;
  throw new TypeError(`${name} must be an address that begins with ${protocols[0]}//, not ${value}.`);
}

function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
