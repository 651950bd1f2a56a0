import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { htmlFor } from '../email-view.ts';
import { renderEmailHtml } from '../mailbox/render-email-html.ts';
import { copyQuery, emailParams, requireEmail } from '../require-email.ts';

const query = copyQuery.extend({ remote: z.enum(['true', 'false']).default('false') });

/**
 * The e-mail as a page of its own, for the frame of the mailbox and for looking at it: inline pictures are shown, scripts
 * never run, and what lies elsewhere is loaded with `remote=true` only.
 */
export const getEmailHtml = defineOperation({
  id: 'Emulator_GetEmailHtml',
  route: 'GET /_emulator/emails/{id}/html',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: emailParams, query },
  async handle(ports: Pick<EmailPorts, 'emails'>, { params, query: { recipient, remote }, url }) {
    const email = await requireEmail(ports, params.id);
    const html = await htmlFor(email, url.origin, recipient);
    const contents = await ports.emails.committed.parts.listContents(email);
    return renderEmailHtml({ ...email, html }, contents, remote === 'true');
  },
});
