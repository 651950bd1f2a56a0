import type { EmailAttachment, EmailMessage } from '@switchboard/acs-contracts';
import { duplicateContentId, invalidAttachment } from './email.errors.ts';

const isBase64 = (text: string) =>
  text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''));

/**
 * The attachments that are to be sent. @throws AcsError 400 for content that is not base64 and for content ids that
 * come twice, unless the reserved headers say otherwise.
 * @see "Adding Reserved Custom headers"
 */
export function readAttachments({ attachments = [], headers = {} }: EmailMessage): EmailAttachment[] {
  const asks = (name: string) =>
    Object.entries(headers).some(([key, value]) => key.toLowerCase() === name && /^true$/i.test(value));
  const leavesOut = asks('x-ms-acsemail-suppress-invalid-attachment');
  const takesDuplicates = asks('x-ms-acsemail-ignore-duplicate-content-id');
  const contentIds = new Set<string>();
  return attachments.filter(({ name, contentId, contentInBase64 }, index) => {
    if (!isBase64(contentInBase64)) {
      if (leavesOut) return false;
      throw invalidAttachment(name, index);
    }
    if (contentId === undefined) return true;
    if (contentIds.has(contentId) && !takesDuplicates) throw duplicateContentId(contentId, index);
    contentIds.add(contentId);
    return true;
  });
}

/** Without decoding it. */
export function sizeOfBase64(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}
