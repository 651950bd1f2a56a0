import { AppError } from '@switchboard/node-kit';

export const guestMayNot = (what: 'start' | 'add' | 'rename') => {
  const texts = {
    start: ['threads/guest-may-not-start', 'Guests cannot start conversations.'],
    add: ['threads/guest-may-not-add', 'Guests cannot add people to conversations.'],
    rename: ['threads/guest-may-not-rename', 'Guests cannot rename conversations.'],
  } as const;
  const [code, text] = texts[what];
  return new AppError('forbidden', code, `${text} Ask a member to do it.`);
};

export const mayNotRemove = () =>
  new AppError(
    'forbidden',
    'threads/may-not-remove',
    'Only whoever started the conversation, or an administrator in it, may remove others. You can leave it yourself.',
  );

export const usersRefused = (errors: { path: string; message: string }[]) =>
  new AppError(
    'invalid',
    'threads/users-refused',
    `Nobody was added: ${errors.map(({ message }) => message).join(' ')}`,
    { errors },
  );

export const nobodyElse = () =>
  new AppError('invalid', 'threads/nobody-else', 'Name at least one person other than yourself.');

export const threadNotFound = (threadId: string) =>
  new AppError('missing', 'threads/not-found', `There is no conversation ${threadId}.`);

export const notAParticipant = (cause: unknown) =>
  new AppError('forbidden', 'threads/not-a-participant', 'You are not in this conversation.', { cause });

export const participantNotFound = (rawId: string) =>
  new AppError('missing', 'threads/participant-not-found', `${rawId} is not in this conversation.`);

export const refusedByAcs = (message: string, cause: unknown) =>
  new AppError('invalid', 'threads/refused', `Azure Communication Services refuses the change: ${message}`, {
    cause,
  });

/** The data plane refused the token that this service holds for the caller. */
export const tokenRefused = (cause: unknown) =>
  new AppError('unavailable', 'threads/token-refused', 'The chat service refuses the token. Try again.', {
    cause,
    retryAfterSeconds: 2,
  });

export const idempotencyKeyInvalid = () =>
  new AppError('invalid', 'request/invalid', 'The header idempotency-key must be a UUID.');

/** The resource does not know these identities: it was reset, or somebody deleted them. */
export class UnknownParticipantsError extends AppError {
  readonly rawIds: readonly string[];

  constructor(rawIds: readonly string[], message: string) {
    super('invalid', 'threads/refused', `Azure Communication Services refuses the change: ${message}`);
    this.rawIds = rawIds;
  }
}
