import { z } from 'zod';

const domainName = z
  .string()
  .max(253)
  .regex(/^(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u, 'must be a domain, for example contoso.com');
const username = z
  .string()
  .regex(/^[^\s@<>(),;:\\"[\]]{1,64}$/, 'must be the part before the @, for example info');

const sender = z.union([
  username.transform((name) => ({ username: name })),
  z.strictObject({
    username,
    /** What readers see of the sender; a request cannot name another. */
    displayName: z.string().min(1).max(256).exactOptional(),
  }),
]);

/** A verified domain that the resource sends from: the domain alone, or with what is special about it. */
export const seedEmailDomain = z.union([
  domainName.transform((domain) => ({ domain, senders: [], userEngagementTracking: false })),
  z.strictObject({
    domain: domainName,
    /** Beside `DoNotReply`, which is always there. */
    senders: z.array(sender).max(1000).default([]),
    /** Whether e-mails tell of being opened and clicked, unless they ask not to. */
    userEngagementTracking: z.boolean().default(false),
  }),
]);
