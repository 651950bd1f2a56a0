import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '@switchboard/node-kit';

const MAX_ERRORS = 20;

/** Validates parameters by the schema in their decorator, for example `@Body({ schema })`. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors = issues.slice(0, MAX_ERRORS).map(({ path, message }) => ({
        path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message,
      }));
      const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
      return new AppError('invalid', 'request/invalid', `The request is not valid: ${detail}`, { errors });
    },
  });
}
