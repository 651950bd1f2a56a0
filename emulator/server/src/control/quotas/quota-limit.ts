import { z } from 'zod';

/** A limit of `--quotas <file>`. */
const quotaLimit = z.strictObject({
  operations: z.array(z.string().min(1).max(200)).min(1).max(100),
  limit: z.int().min(1),
  windowSeconds: z.number().positive().max(31_536_000),
  per: z.enum(['resource', 'caller', 'thread', 'callerAndThread', 'sender']).exactOptional(),
  sender: z
    .enum(['phoneNumber', 'shortCode', 'alphanumeric', 'azureManagedDomain', 'customDomain'])
    .exactOptional(),
});

export const quotaLimits = z.array(quotaLimit, 'must be a list of limits').min(1).max(1000);
