import { AppError } from '@switchboard/node-kit';

export const sessionRequired = () =>
  new AppError(
    'unauthenticated',
    'session/required',
    'You are not signed in, or your session has ended. Sign in again.',
  );

export const sessionNotFound = (id: string) =>
  new AppError('missing', 'session/not-found', `You have no session with the id ${id}.`);

export const csrfTokenRejected = () =>
  new AppError(
    'forbidden',
    'session/csrf-token-rejected',
    'The header x-csrf-token is missing or does not belong to your session. Send the csrfToken of GET /api/session.',
  );

export const originRejected = (origin: string) =>
  new AppError(
    'forbidden',
    'session/origin-rejected',
    `Pages of ${origin.slice(0, 200)} may not use this service. Open the web client at its own address, or add the origin to PUBLIC_ORIGINS.`,
  );
