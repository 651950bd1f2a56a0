import { z } from 'zod';

/** Body of every error answer, `application/problem+json`. @see RFC 9457 */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** Stable name of the error, for example `users/disabled`; clients choose their text by it. */
  code: z.string(),
  /** The same value as the header `x-correlation-id`; quote it to find the request in the logs. */
  correlationId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
