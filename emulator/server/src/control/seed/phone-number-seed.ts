import { z } from 'zod';

export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/, 'must be in E.164 format, for example +14255550123');
const capability = z.enum(['none', 'inbound', 'outbound', 'inbound+outbound']);

/** A number that the resource owns from the start: the number alone, or with what is special about it. */
export const seedPhoneNumber = z.union([
  phoneNumber.transform((number) => ({ phoneNumber: number })),
  z.strictObject({
    phoneNumber,
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters, for example US')
      .exactOptional(),
    phoneNumberType: z.enum(['geographic', 'tollFree', 'mobile']).exactOptional(),
    assignmentType: z.enum(['person', 'application']).exactOptional(),
    capabilities: z
      .strictObject({ calling: capability.exactOptional(), sms: capability.exactOptional() })
      .exactOptional(),
  }),
]);
