import { z } from 'zod';
import { notFound } from '../../../kernel/acs-error.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { emailParams, requireEmail } from '../require-email.ts';

const params = emailParams.extend({ index: z.coerce.number().int().min(0) });

/**
 * The content of an attachment; they are counted from 0. Browsers save it and never show it, since whatever an application
 * sends would be a page of the emulator's own origin.
 */
export const getEmailAttachment = defineOperation({
  id: 'Emulator_GetEmailAttachment',
  route: 'GET /_emulator/emails/{id}/attachments/{index}',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params },
  async handle(ports: Pick<EmailPorts, 'emails'>, { params: { id, index } }) {
    const { attachments } = await requireEmail(ports, id);
    const attachment = attachments[index];
    const content = await ports.emails.committed.parts.findContent(id, index);
    if (!attachment || content === undefined)
      throw notFound(`The e-mail has no attachment ${index}; it has ${attachments.length}, counted from 0.`);
    return {
      status: 200,
      headers: {
        'content-type': attachment.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(attachment.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
      body: new Uint8Array(Buffer.from(content, 'base64')),
    };
  },
});

/** @see RFC 8187 */
const encodeFileName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
