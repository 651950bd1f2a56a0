import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { viewEmail } from '../email-view.ts';
import { copyQuery, emailParams, requireEmail } from '../require-email.ts';

/** One e-mail with everything but the contents of its attachments. */
export const getEmail = defineOperation({
  id: 'Emulator_GetEmail',
  route: 'GET /_emulator/emails/{id}',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: emailParams, query: copyQuery },
  async handle(ports: Pick<EmailPorts, 'emails'>, { params, query, url }) {
    return ok(await viewEmail(await requireEmail(ports, params.id), url.origin, query.recipient));
  },
});
