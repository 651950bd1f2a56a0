import { AppError } from '@switchboard/node-kit';

export const developmentSignInOff = () =>
  new AppError(
    'missing',
    'sign-in/development-off',
    'The development sign-in is switched off. Set DEVELOPMENT_SIGN_IN=true on a development machine, or use the OpenID Connect provider.',
  );

export const openIdConnectOff = () =>
  new AppError(
    'missing',
    'sign-in/open-id-connect-off',
    'No OpenID Connect provider is configured. Set OIDC_ISSUER and OIDC_CLIENT_ID.',
  );

export const signInRefused = (reason: string, cause?: unknown) =>
  new AppError('unauthenticated', 'sign-in/refused', `The sign-in failed: ${reason} Try again.`, { cause });

export const providerUnavailable = (issuer: string, cause: unknown) =>
  new AppError(
    'unavailable',
    'sign-in/provider-unavailable',
    `The OpenID Connect provider ${issuer} cannot be reached. Try again in a few seconds.`,
    { cause, retryAfterSeconds: 5 },
  );
