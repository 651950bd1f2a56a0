import type { ZodType, output } from 'zod';
import type { OperationRequest } from '../../kernel/operation.ts';
import { invalidRequest, type ApiVersion, type FieldErrors } from './sms.errors.ts';

const reportedErrors = 10;

export interface ValidRequest<B> {
  readonly body: B;
  readonly apiVersion: ApiVersion;
}

/**
 * The body as `schema` has it. SMS operations check theirs themselves, because the service answers mistakes in another
 * shape than all others. @throws AcsError 400
 */
export function requireBody<S extends ZodType>(
  schema: S,
  request: Pick<OperationRequest, 'body' | 'url' | 'requestId'>,
): ValidRequest<output<S>> {
  const apiVersion = request.url.searchParams.get('api-version') ?? '';
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return { body: result.data, apiVersion };
  const errors: Record<string, string[]> = {};
  for (const { path, message } of result.error.issues.slice(0, reportedErrors))
    (errors[fieldName(path)] ??= []).push(message);
  throw invalidRequest(errors satisfies FieldErrors, apiVersion, request.requestId);
}

/** For example `SmsRecipients[0].To`; `$` is the body itself. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const word = String(part);
    return `${text}${text === '' ? '' : '.'}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  }, '');
  return name === '' ? '$' : name;
}
