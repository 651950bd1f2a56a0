import { AppError } from '@switchboard/node-kit';

export const messageNotFound = (messageId: string) =>
  new AppError(
    'missing',
    'reactions/message-not-found',
    `There is no message ${messageId} in this conversation, or it was deleted.`,
  );

export const tooManyEmoji = (limit: number) =>
  new AppError(
    'conflict',
    'reactions/too-many-emoji',
    `The message has ${limit} different emoji already. Choose one of them.`,
  );
