import type { CommunicationTokenCredential } from '@azure/communication-common';
import type { AzureLogger } from '@azure/logger';
import type { CallClientOptions } from '../api/agent.ts';
import { notSupported } from '../api/errors.ts';
import { requireConfiguration } from '../configuration.ts';
import { SignallingClient } from '../signalling/signalling-client.ts';

export interface ServiceConnection {
  readonly signalling: SignallingClient;
  /** How calls connect to each other: with the relays of the application, or else those that the service names. */
  rtcConfiguration(): RTCConfiguration;
}

/** Opens a session for the user of the token. @throws CallingError */
export async function connectToService(
  { networkConfiguration, diagnostics, logger }: CallClientOptions,
  credential: CommunicationTokenCredential,
  displayName: string | undefined,
): Promise<ServiceConnection> {
  if (networkConfiguration?.proxy) {
    throw notSupported('CallClientOptions.networkConfiguration.proxy', 'use the proxy of the browser.');
  }
  const configuration = requireConfiguration();
  const signalling = new SignallingClient({
    ...{ configuration, credential, displayName },
    userAgent: describeApplication(diagnostics),
  });
  log(logger, signalling);
  await signalling.start();
  return {
    signalling,
    rtcConfiguration: () => ({
      iceServers: (networkConfiguration?.turn?.iceServers ??
        signalling.connected?.relay.iceServers ??
        []) as RTCIceServer[],
      iceTransportPolicy: configuration.iceTransportPolicy ?? 'all',
      bundlePolicy: 'max-bundle',
    }),
  };
}

function describeApplication({
  appName,
  appVersion,
  tags = [],
}: CallClientOptions['diagnostics'] = {}): string {
  const application = appName === undefined ? '' : `${appName}/${appVersion ?? '0'} `;
  return `${application}switchboard-calling/1.46 ${tags.join(' ')}`.trim().slice(0, 512);
}

function log(logger: AzureLogger | undefined, signalling: SignallingClient): void {
  if (!logger) return;
  signalling.on('connected', ({ session }) =>
    logger.info(`Connected to the calling service (${session} session).`),
  );
  signalling.on('disconnected', ({ reason, isFinal }) =>
    logger.warning(`Disconnected from the calling service: ${reason}${isFinal ? ', for good' : ''}.`),
  );
  signalling.on('event', (event) => {
    if (event.type !== 'signal') logger.verbose(`Received ${event.type}.`);
  });
}
