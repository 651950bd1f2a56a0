import { AcsError } from '../kernel/acs-error.ts';
import type { Fault } from '../kernel/ports/fault-injector.ts';

type Defaults = readonly [code: string, message: string];

/** As the services say it where recordings or specifications show it; the rest by their names in HTTP. */
const defaults: Readonly<Record<number, Defaults>> = {
  400: ['BadRequest', 'The request is not valid.'],
  401: ['Denied', 'Denied by the resource provider.'],
  403: ['Forbidden', "The initiator doesn't have the permission to perform the requested operation."],
  404: ['NotFound', 'The resource was not found.'],
  408: ['RequestTimeout', 'The request timed out.'],
  409: ['Conflict', 'The request conflicts with the state of the resource.'],
  412: ['PreconditionFailed', 'The resource has changed since it was read.'],
  429: ['TooManyRequests', 'Too many requests were made. Try again later.'],
  500: ['InternalServerError', 'The service failed to handle the request.'],
  502: ['BadGateway', 'The service could not be reached.'],
  503: ['ServiceUnavailable', 'The service is unavailable. Try again later.'],
  504: ['GatewayTimeout', 'The service did not answer in time.'],
};

/** The error of a fault rule in the shape that its service has. */
export function faultError({ rule, service, effect }: Fault, requestId: string): AcsError {
  const status = effect.status!;
  const [defaultCode, defaultMessage] = defaults[status] ?? [
    status < 500 ? 'BadRequest' : 'InternalServerError',
    'The request failed.',
  ];
  const { code = defaultCode, message = defaultMessage, retryAfterSeconds } = effect;
  return new AcsError(status, code, message, {
    headers: {
      'x-emulator-reason': `fault rule ${rule}`,
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    ...(service === 'entra' && { body: oauthError(effect.code, message, requestId) }),
  });
}

/** @see RFC 6749 section 5.2, with what Entra adds to it */
const oauthError = (code = 'temporarily_unavailable', message: string, requestId: string) => ({
  error: code,
  error_description: message,
  error_codes: [90033],
  trace_id: requestId,
  correlation_id: requestId,
});
