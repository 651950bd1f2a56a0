import { AppError } from '@switchboard/node-kit';

export const guestMayNotSend = () =>
  new AppError(
    'forbidden',
    'sms/guest-may-not-send',
    'Guests cannot write text messages. Ask a member to do it.',
  );

export const conversationNotFound = (id: string) =>
  new AppError('missing', 'sms/conversation-not-found', `There is no conversation ${id}.`);

export const messageNotFound = (id: string) =>
  new AppError('missing', 'sms/message-not-found', `There is no message ${id} in this conversation.`);

export const noteNotFound = (id: string) =>
  new AppError('missing', 'sms/note-not-found', `There is no note ${id} in this conversation.`);

export const notYourNote = () =>
  new AppError('forbidden', 'sms/not-your-note', 'Only its author or an administrator may delete a note.');

export const templateNotFound = (id: string) =>
  new AppError('missing', 'sms/template-not-found', `There is no template ${id}.`);

export const notYourTemplate = () =>
  new AppError(
    'forbidden',
    'sms/not-your-template',
    'Only its author or an administrator may change a template. Make your own instead.',
  );

export const tooManyTemplates = (limit: number) =>
  new AppError(
    'conflict',
    'sms/too-many-templates',
    `There are ${limit} templates already. Delete one that nobody needs.`,
  );

export const tooManyNotes = (limit: number) =>
  new AppError(
    'conflict',
    'sms/too-many-notes',
    `The conversation has ${limit} notes already. Delete one that nobody needs.`,
  );

export const idempotencyKeyReused = () =>
  new AppError(
    'conflict',
    'sms/idempotency-key-reused',
    'The idempotency key was used for another text. Use a new UUID for each message.',
  );

export const cursorInvalid = (cursor: string) =>
  new AppError(
    'invalid',
    'request/invalid',
    `The cursor "${cursor.slice(0, 80)}" is not one that a page ended with.`,
    {
      errors: [{ path: 'cursor', message: 'Use the nextCursor of the page before.' }],
    },
  );

export const exportTooLarge = (limit: number) =>
  new AppError(
    'invalid',
    'sms/export-too-large',
    `More than ${limit} messages match. Narrow the time, the number or the conversation.`,
  );

export const ownNumber = () =>
  new AppError('invalid', 'sms/recipient-is-sender', 'A number cannot have a conversation with itself.');

/** The contact is no phone number, or the resource refuses it. */
export const contactRefused = (contact: string, reason: string, cause?: unknown) =>
  new AppError(
    'conflict',
    'sms/contact-refused',
    `Azure Communication Services keep no opt-outs of ${contact}. ${reason}`.trim(),
    { cause },
  );
