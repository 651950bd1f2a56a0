import { AppError } from '@switchboard/node-kit';

export const userNotFound = (id: string) =>
  new AppError('missing', 'users/not-found', `There is no user with the id ${id}.`);

export const userDisabled = () =>
  new AppError('forbidden', 'users/disabled', 'Your account is disabled. Ask an administrator to enable it.');

export const lastAdmin = () =>
  new AppError(
    'conflict',
    'users/last-admin',
    'This is the last enabled administrator. Make somebody else an administrator first.',
  );
