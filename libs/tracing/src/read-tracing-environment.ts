import { z } from 'zod';
import { tracingVariables, type TracingEnvironment } from './tracing-variables.ts';

const schema = z.object(tracingVariables);

/**
 * A variable that is set to nothing counts as not set.
 * @throws Error that names every bad variable and not its value, which may be a key
 */
export function readTracingEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): TracingEnvironment {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(' '));
}
