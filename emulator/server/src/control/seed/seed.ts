import { eventSubscriptionName, eventSubscriptionRequest } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { seedEmailDomain } from './email-domain-seed.ts';
import { faultRules } from '../faults/fault-rule.ts';
import { entraSeed } from './entra-seed.ts';
import { seedPhoneNumber } from './phone-number-seed.ts';
import { seedRoom } from './room-seed.ts';
import { sipSeed } from './sip-seed.ts';
import { seedOptOut, seedTextMessage } from './sms-seed.ts';

const name = z.string().min(1).max(256);

/** A communication user: by a fixed raw id, or by a name, from which the id is derived. */
const seedIdentity = z.union([
  z.strictObject({ id: z.string().regex(/^8:acs:[\w-]{1,200}$/, 'must look like 8:acs:<resource>_<user>') }),
  z.strictObject({ name }),
]);

const seedMessage = z.strictObject({
  /** Name or raw id of a participant. */
  from: name,
  content: z.string(),
  senderDisplayName: z.string().optional(),
  type: z.enum(['text', 'html']).default('text'),
});

const seedThread = z.strictObject({
  topic: z.string(),
  /** Names or raw ids of seeded identities; the first one creates the thread. */
  participants: z.array(name).min(1),
  messages: z.array(seedMessage).default([]),
});

/** What `--seed` takes: the answer of `GET /_emulator/state`, friendlier lists, or both. */
export const seedSchema = z.strictObject({
  $schema: z.string().optional(),
  identities: z.array(seedIdentity).default([]),
  phoneNumbers: z.array(seedPhoneNumber).max(10_000).default([]),
  emailDomains: z.array(seedEmailDomain).max(100).default([]),
  threads: z.array(seedThread).default([]),
  rooms: z.array(seedRoom).max(10_000).default([]),
  /** What handsets have got and written. */
  textMessages: z.array(seedTextMessage).max(10_000).default([]),
  smsOptOuts: z.array(seedOptOut).max(10_000).default([]),
  sip: sipSeed.optional(),
  /** Agreed upon already: their endpoints are not asked. */
  eventSubscriptions: z
    .array(eventSubscriptionRequest.extend({ name: eventSubscriptionName }))
    .max(100)
    .default([]),
  entra: entraSeed.optional(),
  /** In force from the start, and again after each reset. */
  faults: faultRules.optional(),
  version: z.literal(1).optional(),
  documents: z.array(z.unknown()).optional(),
});

export type ParsedSeed = z.output<typeof seedSchema>;
