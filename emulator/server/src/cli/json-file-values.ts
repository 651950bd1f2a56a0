import { readFile } from 'node:fs/promises';
import type { ZodType } from 'zod';
import { describeIssues } from '../control/check-option.ts';
import type { Seed } from '../control/seed/seed-file.ts';
import type { FaultRule } from '../kernel/ports/fault-injector.ts';
import type { QuotaLimit } from '../kernel/ports/quota-meter.ts';
import { InvalidValue } from './invalid-value.ts';

/** What a file is checked with is loaded with the file: most emulators start without any. */
export async function readSeed(path: string): Promise<Seed> {
  const { seedSchema } = await import('../control/seed/seed.ts');
  const { given } = await readJsonFile(path, seedSchema, 'a seed file');
  return given as Seed;
}

export async function readFaults(path: string): Promise<FaultRule[]> {
  const { faultFile } = await import('../control/faults/fault-rule.ts');
  return (await readJsonFile(path, faultFile, 'a file of fault rules')).parsed;
}

/** `real`, or a file of limits. */
export async function readQuotas(text: string): Promise<'real' | QuotaLimit[]> {
  if (text === 'real') return text;
  const { quotaLimits } = await import('../control/quotas/quota-limit.ts');
  return (await readJsonFile(text, quotaLimits, 'a file of limits', 'the word real or ')).parsed;
}

/**
 * @param kind What the file has to be, for the message
 * @param instead What the value may be in its place
 */
async function readJsonFile<T>(
  path: string,
  schema: ZodType<T>,
  kind: string,
  instead = '',
): Promise<{ given: unknown; parsed: T }> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? 'there is no such file' : message.replace(/\s+/g, ' ');
    throw new InvalidValue(`must be ${instead}a readable JSON file (${problem})`);
  }
  const result = schema.safeParse(value);
  if (result.success) return { given: value, parsed: result.data };
  throw new InvalidValue(`must be ${instead}${kind} (${describeIssues(result.error, 'the whole file')})`);
}
