import { chatLimits, utf8Length } from '@switchboard/acs-contracts';
import { badRequest } from '../../kernel/acs-error.ts';

/** What is stored of a message's content. Text stays as it is: it is for readers to escape. */
export async function cleanContent(type: 'text' | 'html', content: string): Promise<string> {
  if (type === 'text') return content;
  // Loaded with the first html message, not with the emulator.
  const { sanitizeHtml } = await import('./html-sanitizer.ts');
  const clean = sanitizeHtml(content);
  const bytes = utf8Length(clean);
  if (bytes > chatLimits.messageBytes)
    throw badRequest(
      `The html has ${bytes} bytes once its special characters are escaped, but a message may have ${chatLimits.messageBytes}.`,
    );
  return clean;
}
