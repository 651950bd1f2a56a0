import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';

/** Empties the mailbox. E-mails on their way still arrive, and send operations keep their results. */
export const deleteEmails = defineOperation({
  id: 'Emulator_DeleteEmails',
  route: 'DELETE /_emulator/emails',
  auth: ['none'],
  requiresApiVersion: false,
  request: {},
  async handle({ emails }: Pick<EmailPorts, 'emails'>) {
    await emails.transact((change) => change.clear());
    return noContent();
  },
});
