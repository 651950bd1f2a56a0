import { AppError } from '@switchboard/node-kit';

export const redisUnavailable = (cause?: unknown) =>
  new AppError(
    'unavailable',
    'redis/unavailable',
    'The store of sessions cannot be reached. Try again in a few seconds.',
    { retryAfterSeconds: 2, cause },
  );
