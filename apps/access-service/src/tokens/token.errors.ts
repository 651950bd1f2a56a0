import { AppError } from '@switchboard/node-kit';

export const tokenForAnotherUser = () =>
  new AppError(
    'forbidden',
    'tokens/not-your-own',
    'A token is issued for the signed-in user only. Leave out the id of the user.',
  );

export const signedOutMeanwhile = () =>
  new AppError(
    'unauthenticated',
    'session/required',
    'Your access ended while the token was being made. Sign in again.',
  );
