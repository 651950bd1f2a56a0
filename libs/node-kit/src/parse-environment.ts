import type { z } from 'zod';

/** Every variable that is wrong, one line each, ready to be printed. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(`The environment is not usable:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.lines = lines;
  }
}

/**
 * Reads the environment by a schema. A variable that is set to nothing counts as not set, as compose files and CI do it.
 * Values are not printed: a misplaced secret would end in a log.
 * @throws EnvironmentError that names every bad variable, not only the first.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Record<string, string | undefined>,
): z.infer<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map((issue) =>
      issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${messageOf(issue)}`,
    ),
  );
}

function messageOf(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return isMissing && /received undefined/.test(issue.message) ? 'must be set.' : issue.message;
}
