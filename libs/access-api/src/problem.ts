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
  /** The trace of the request, when the service is traced: the same value as `trace_id` in the logs. */
  traceId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
