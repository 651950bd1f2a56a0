import { z } from 'zod';
import { phoneNumber } from './phone-number-seed.ts';

const sender = z
  .string()
  .regex(
    /^(\+[1-9]\d{5,14}|\d{5,6}|[A-Za-z0-9 ]{1,11})$/,
    'must be a phone number, a short code or a sender id',
  );

/** A message on a handset: between a number of the resource and any other number, in either direction. */
export const seedTextMessage = z.strictObject({
  from: phoneNumber,
  to: phoneNumber,
  message: z.string().min(1).max(2048),
});

/** Somebody who wants nothing more from a sender. */
export const seedOptOut = z.strictObject({ from: sender, to: phoneNumber });
