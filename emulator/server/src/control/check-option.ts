import type { z, ZodType } from 'zod';

/** What the schema makes of an option's value. @throws Error of one line that names the option and what is wrong in it */
export function checkOption<T>(name: string, schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`The option ${name} is not valid: ${describeIssues(result.error, 'all of it')}.`);
}

/** The first issue with its place, and how many more there are. @param whole What stands for no place in particular */
export function describeIssues({ issues }: Pick<z.ZodError, 'issues'>, whole: string): string {
  const { path, message } = innermost(issues[0]!);
  const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
  return `${path.join('.') || whole}: ${message}${more}`;
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** Of something that may have several shapes, what is wrong with the one that it comes near to. */
function innermost(issue: z.core.$ZodIssue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const firsts = issue.errors.flatMap(([first]) => first ?? []);
  const nearest = firsts.find(({ code, path }) => code !== 'invalid_type' || path.length > 0);
  if (nearest === undefined) return issue;
  const { path, message } = innermost(nearest);
  return { path: [...issue.path, ...path], message };
}
