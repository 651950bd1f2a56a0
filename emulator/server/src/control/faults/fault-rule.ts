import { z } from 'zod';

/** Longer ones would only be waited for by nobody. */
const longestMs = 600_000;
const latency = z.int().min(0).max(longestMs);
const yes = z.literal(true);

/** Each needs the rest of its effect to be left out. */
const outcomes = ['status', 'truncateBody', 'drop', 'closeCode', 'denyRelay'] as const;
const ofStatus = ['code', 'message', 'retryAfterSeconds'] as const;

const faultEffect = z
  .strictObject({
    latencyMs: z
      .union([latency, z.tuple([latency, latency])], {
        error: `must be whole milliseconds up to ${longestMs}, or two of them such as [50, 400]`,
      })
      .refine((value) => typeof value === 'number' || value[0] <= value[1], 'the range must go upwards')
      .exactOptional(),
    latencyClock: z.enum(['machine', 'emulated']).exactOptional(),
    status: z.int().min(400).max(599).exactOptional(),
    code: z
      .string()
      .regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 visible ASCII characters')
      .exactOptional(),
    message: z.string().min(1).max(1000).exactOptional(),
    retryAfterSeconds: z.int().min(0).max(86_400).exactOptional(),
    truncateBody: yes.exactOptional(),
    drop: z.enum(['beforeWork', 'afterWork']).exactOptional(),
    closeCode: z
      .int()
      .refine((code) => (code >= 3000 && code <= 4999) || [1000, 1001, 1011, 1012, 1013].includes(code), {
        error: 'must be a close code that a server sends: 1000, 1001, 1011, 1012, 1013 or 3000 to 4999',
      })
      .exactOptional(),
    denyRelay: yes.exactOptional(),
  })
  .check(({ value, issues }) => {
    const wrong = (message: string) => issues.push({ code: 'custom', input: value, message });
    const given = outcomes.filter((name) => value[name] !== undefined);
    if (given.length > 1) wrong(`${given.join(' and ')} cannot be one effect: make a rule for each`);
    if (given.length === 0 && value.latencyMs === undefined)
      wrong(`has to have latencyMs or one of ${outcomes.join(', ')}`);
    const lonely = value.status === undefined && ofStatus.find((name) => value[name] !== undefined);
    if (lonely) wrong(`${lonely} goes with status, which is left out`);
    if (value.latencyClock !== undefined && value.latencyMs === undefined)
      wrong('latencyClock goes with latencyMs, which is left out');
    if (value.latencyMs !== undefined && (value.closeCode !== undefined || value.denyRelay))
      wrong('closeCode and denyRelay take no latency');
  });

/** What goes wrong, and when: a rule of `POST /_emulator/faults`, of a seed and of `--faults`. */
export const faultRule = z.strictObject({
  id: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens and underscores')
    .exactOptional(),
  operations: z.array(z.string().min(1).max(200)).min(1).max(100).exactOptional(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).exactOptional(),
  target: z.string().min(1).max(1000).exactOptional(),
  skip: z.int().min(0).exactOptional(),
  times: z.int().min(1).exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  seed: z.string().max(256).exactOptional(),
  durationMs: z.int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  effect: faultEffect,
});

const maximumRules = 1000;
export const faultRules = z.array(faultRule).max(maximumRules);

/** What `--faults` takes: the rules, or an object that has them and may name its schema. */
export const faultFile = z
  .preprocess(
    (file) => (Array.isArray(file) ? { faults: file } : file),
    z.strictObject({ $schema: z.string().optional(), faults: faultRules }),
  )
  .transform(({ faults }) => faults);
