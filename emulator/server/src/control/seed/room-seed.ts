import { roomRole } from '@switchboard/acs-contracts';
import { z } from 'zod';

const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-31T12:00:00Z' });

/** A room whose id is known beforehand, so that clients can be told where to join. */
export const seedRoom = z.strictObject({
  id: z.string().regex(/^\d{16,18}$/, 'must have 16 to 18 digits, for example 99000000000000001'),
  /** Default: from the start of the emulator, for 180 days. A room may also have ended already. */
  validFrom: time.exactOptional(),
  validUntil: time.exactOptional(),
  pstnDialOutEnabled: z.boolean().default(false),
  /** Roles by the name or raw id of a communication user. */
  participants: z.record(z.string().min(1).max(256), roomRole).default({}),
});
