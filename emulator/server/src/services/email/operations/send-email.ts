import { emailLimits, emailMessage, emailSendHeaders, type EmailMessage } from '@switchboard/acs-contracts';
import { hasEnded } from '../../../kernel/long-running-operation.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import { PreconditionFailed } from '../../../kernel/ports/document-store.ts';
import { composeEmail } from '../compose-email.ts';
import type { EmailPorts } from '../email-ports.ts';
import { openEmailRecords } from '../email-unit-of-work.ts';
import { operationIdUsed } from '../email.errors.ts';
import { readAttachments } from '../read-attachments.ts';
import { pollAfter, toSendResult } from '../send-result.ts';
import { sendOperationType, type SendInput } from '../send-work.ts';
import { requireSender } from '../sender-rights.ts';

type Ports = Pick<EmailPorts, 'clock' | 'domains' | 'emails' | 'ids' | 'operations'>;

/** @see Azure REST spec: Email_Send */
export const sendEmail = defineOperation({
  id: 'Email_Send',
  route: 'POST /emails:send',
  auth: ['accessKey', 'entra'],
  maximumBodyBytes: emailLimits.requestBytes,
  request: { headers: emailSendHeaders, body: emailMessage },
  async handle(ports: Ports, { headers, body, url }) {
    const id = headers['operation-id'] ?? ports.ids.uuid();
    await sendOnce(ports, id, body);
    const operation = await ports.operations.require(id);
    // The service says so of every e-mail that it takes, however soon it is sent.
    const { status } = toSendResult(hasEnded(operation) ? { ...operation, status: 'running' } : operation);
    const version = encodeURIComponent(url.searchParams.get('api-version') ?? '');
    return {
      status: 202,
      headers: {
        'operation-location': `${url.origin}/emails/operations/${id}?api-version=${version}`,
        ...pollAfter,
      },
      body: { id, status },
    };
  },
});

/** A request that comes again under its operation id, as clients do after a lost answer, sends nothing again. */
async function sendOnce(ports: Ports, id: string, message: EmailMessage): Promise<void> {
  const { outgoing } = ports.emails.committed;
  const digest = await digestOf(message);
  if ((await outgoing.findRequestDigest(id)) === undefined) {
    try {
      return await send(ports, id, message, digest);
    } catch (error) {
      // Another one with this id came in between.
      if (!(error instanceof PreconditionFailed)) throw error;
    }
  }
  if ((await outgoing.findRequestDigest(id)) !== digest) throw operationIdUsed(id);
}

async function digestOf(message: EmailMessage): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(message));
  // eslint-disable-next-line no-restricted-syntax -- a pure function, unlike the randomness that the rule is about
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
}

async function send(ports: Ports, id: string, message: EmailMessage, digest: string): Promise<void> {
  const { clock, domains, ids, operations } = ports;
  const sender = await requireSender(domains, message.senderAddress);
  const attachments = readAttachments(message);
  const email = composeEmail(ids, { id, now: clock.now(), sender, message, attachments });
  await operations.start<SendInput>(async (store) => {
    const { outgoing, parts } = openEmailRecords(store);
    await outgoing.saveRequestDigest(id, digest);
    await outgoing.save(email);
    await parts.save(
      email,
      attachments.map(({ contentInBase64 }) => contentInBase64),
    );
    return { id, operationType: sendOperationType, input: { emailId: id } };
  });
}
