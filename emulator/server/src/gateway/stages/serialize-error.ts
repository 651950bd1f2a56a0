import { AcsError, badRequest } from '../../kernel/acs-error.ts';
import { InvalidContinuationToken, PreconditionFailed } from '../../kernel/ports/document-store.ts';
import type { Exchange } from '../exchange.ts';
import type { PipelinePorts } from '../stage.ts';

/**
 * Writes whatever was thrown as the services' error body.
 *
 * @see Common specification, `CommunicationErrorResponse`
 */
export function serializeError(exchange: Exchange, { logger }: PipelinePorts, thrown: unknown): void {
  const error = toAcsError(thrown);
  if (error.status === 500) {
    logger.error('An operation failed unexpectedly', {
      operation: exchange.route?.operation?.id,
      requestId: exchange.requestId,
      error: thrown instanceof Error ? thrown.stack : String(thrown),
    });
  }
  exchange.response = {
    status: error.status,
    headers: { 'x-ms-error-code': error.code, ...error.headers },
    body: error.body ?? {
      error: {
        code: error.code,
        message: error.message,
        ...(error.target === undefined ? {} : { target: error.target }),
        ...(error.details.length === 0 ? {} : { details: error.details }),
        ...(error.innererror === undefined ? {} : { innererror: error.innererror }),
      },
    },
  };
}

function toAcsError(thrown: unknown): AcsError {
  if (thrown instanceof AcsError) return thrown;
  if (thrown instanceof PreconditionFailed) {
    return new AcsError(412, 'PreconditionFailed', 'The resource has changed since it was read.');
  }
  if (thrown instanceof InvalidContinuationToken) return badRequest(thrown.message);
  return new AcsError(
    500,
    'InternalServerError',
    'The emulator failed to handle this request; its log says why.',
  );
}
