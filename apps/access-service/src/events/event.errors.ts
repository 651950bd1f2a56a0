import { AppError, scrubSecrets } from '@switchboard/node-kit';
import { z } from 'zod';
import { EventNotReadyError } from './event-handler.ts';

/** The body is no delivery of Event Grid, which does not send such a request again. */
export class MalformedEventsError extends Error {
  override readonly name = 'MalformedEventsError';
}

export const inboxFull = () =>
  new AppError('unavailable', 'events/inbox-full', 'More events wait to be written down than fit.', {
    retryAfterSeconds: 5,
  });

const MAX_LENGTH = 300;

/**
 * Why an event could not be processed, for administrators. Messages of foreign errors are left out: those of the database
 * quote what was to be written, which is what people wrote.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown failure';
  const { code } = error as { code?: unknown };
  const name = typeof code === 'string' ? `${error.name} ${code}` : error.name;
  const message = ownMessageOf(error);
  return scrubSecrets(message ? `${name}: ${message}` : name).slice(0, MAX_LENGTH);
}

function ownMessageOf(error: Error): string | undefined {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  }
  return error instanceof AppError || error instanceof EventNotReadyError ? error.message : undefined;
}
