/** What the policy must know about the data plane. */
export interface DataPlane {
  endpoint: string;
  insecureEndpoint: string | null;
}

/** Hosts of Azure's real-time chat, which `{endpoint}/chat/config/realTimeNotifications` points to. */
const azureRealTimeHosts = [
  'https://*.communication.azure.com',
  'https://*.trouter.skype.com',
  'wss://*.trouter.skype.com',
  'https://*.trouter.communications.svc.cloud.microsoft',
  'wss://*.trouter.communications.svc.cloud.microsoft',
  'https://*.trouter.teams.microsoft.com',
  'wss://*.trouter.teams.microsoft.com',
  'https://teams.microsoft.com',
];

/**
 * Hosts of Azure's calls.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/network-requirements
 */
const azureCallingHosts = [
  'https://*.skype.com',
  'wss://*.skype.com',
  'https://*.microsoft.com',
  'wss://*.microsoft.com',
  'https://*.azure.net',
  'https://*.azureedge.net',
  'https://*.office.com',
  'https://*.trouter.io',
  'wss://*.trouter.io',
];

/**
 * The content security policy of one page view. Scripts and style sheets run by nonce only; the page connects to its own
 * origin and to the data plane and to nothing else.
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  dataPlane: DataPlane | undefined;
  development: boolean;
  /** On Azure only: Microsoft's background blur builds functions out of text. @see https://github.com/Azure/azure-sdk-for-js/issues/30492 */
  allowsEval?: boolean;
}): string {
  const { nonce, dataPlane, development, allowsEval = false } = options;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development || (allowsEval && dataPlane?.insecureEndpoint === null) ? ["'unsafe-eval'"] : []),
    ],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...origins(dataPlane)],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connections(dataPlane)],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function origins(dataPlane: DataPlane | undefined): string[] {
  return [dataPlane?.endpoint, dataPlane?.insecureEndpoint].flatMap((url) =>
    url ? [new URL(url).origin] : [],
  );
}

function connections(dataPlane: DataPlane | undefined): string[] {
  if (!dataPlane) return [];
  const own = origins(dataPlane).flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
  return dataPlane.insecureEndpoint === null ? [...own, ...azureRealTimeHosts, ...azureCallingHosts] : own;
}
