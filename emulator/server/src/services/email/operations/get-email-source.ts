import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { htmlFor } from '../email-view.ts';
import { copyQuery, emailParams, requireEmail } from '../require-email.ts';

/** The e-mail as mail servers exchange it, to be opened with any mail program. */
export const getEmailSource = defineOperation({
  id: 'Emulator_GetEmailSource',
  route: 'GET /_emulator/emails/{id}/eml',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: emailParams, query: copyQuery },
  async handle(ports: Pick<EmailPorts, 'emails'>, { params, query: { recipient }, url }) {
    const email = await requireEmail(ports, params.id);
    const html = await htmlFor(email, url.origin, recipient);
    const contents = await ports.emails.committed.parts.listContents(email);
    // Few ask for it, so most emulators never load it.
    const { composeMime } = await import('../mime/compose-mime.ts');
    return {
      status: 200,
      headers: {
        'content-type': 'message/rfc822',
        'content-disposition': `attachment; filename="${email.id.replace(/[^\w-]/g, '_')}.eml"`,
        'cache-control': 'no-store',
      },
      body: composeMime({ ...email, html }, contents),
    };
  },
});
