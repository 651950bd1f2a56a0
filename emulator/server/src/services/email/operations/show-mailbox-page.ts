import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';

/** Every e-mail that the application sent, in the browser. */
export const showMailboxPage = defineOperation({
  id: 'Emulator_ShowMailboxPage',
  route: 'GET /_emulator/mailbox',
  auth: ['none'],
  requiresApiVersion: false,
  request: {},
  async handle({ ids }: Pick<EmailPorts, 'ids'>) {
    const { renderMailboxPage } = await import('../mailbox/mailbox-page.ts');
    return renderMailboxPage(ids.urlSafe(22));
  },
});
