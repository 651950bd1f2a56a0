import { EmailClient, type EmailMessage } from '@azure/communication-email';
import type { TokenCredential } from '@azure/core-auth';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { startTrustedEmulator } from '../../authentication/support/trusted-emulator.ts';

export const sender = 'DoNotReply@contoso.test';
export const trackingSender = 'news@tracking.test';
export const alice = 'alice@example.com';

const clientOptions = { retryOptions: { maxRetries: 0 } };

/** An emulator with sender domains, and the unmodified SDK, which trusts its certificate. */
export async function startEmailBed(dataDirectory?: string) {
  const emulator = await startTrustedEmulator({
    seed: {
      emailDomains: [
        { domain: 'contoso.test', senders: [{ username: 'info', displayName: 'Contoso' }] },
        { domain: 'tracking.test', senders: ['news'], userEngagementTracking: true },
      ],
    },
    ...(dataDirectory !== undefined && { dataDirectory }),
  });
  const client = new EmailClient(emulator.connectionString, clientOptions);
  return {
    emulator,
    client,
    control: createEmulatorControl(emulator.endpoint),
    clientWith: (credential: TokenCredential) =>
      new EmailClient(emulator.endpoint, credential, clientOptions),
    /** The result of a message, once the operation has ended. */
    async send(message: Partial<EmailMessage> = {}, sendingClient = client) {
      return (await sendingClient.beginSend(messageTo(alice, message))).pollUntilDone();
    },
    stop: () => emulator[Symbol.asyncDispose](),
  };
}

export type EmailBed = Awaited<ReturnType<typeof startEmailBed>>;

export const messageTo = (address: string, more: Partial<EmailMessage> = {}): EmailMessage => ({
  senderAddress: sender,
  content: { subject: 'Hello', plainText: 'How are you?' },
  recipients: { to: [{ address }] },
  ...more,
});
