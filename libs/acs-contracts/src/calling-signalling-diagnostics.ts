import { z } from 'zod';
import { callDiagnosticNames } from './calling-signalling-names.ts';

/** One user-facing diagnostic that a participant tells the others. */
export const callDiagnostic = z.strictObject({
  diagnostic: z.enum(callDiagnosticNames),
  /** A flag, or 1 (good), 2 (poor), 3 (bad). */
  value: z.union([z.boolean(), z.literal(1), z.literal(2), z.literal(3)]),
});
export type CallDiagnostic = z.infer<typeof callDiagnostic>;
