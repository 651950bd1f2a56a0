import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { AppError } from '@switchboard/node-kit';
import type { z } from 'zod';

const MAX_ERRORS = 20;

/**
 * Validates parameters by the Zod schema in their decorator, for example `@Body({ schema })`. Unlike the framework's own
 * pipe it answers at once, not with a promise.
 */
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    if (!schema) return value;
    const result = (schema as unknown as z.ZodType).safeParse(value);
    if (result.success) return result.data;
    const errors = result.error.issues.slice(0, MAX_ERRORS).map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }));
    const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
    throw new AppError('invalid', 'request/invalid', `The request is not valid: ${detail}`, { errors });
  }
}
