import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { isDatabaseUnavailable } from './database-error.ts';
import { Prisma } from './generated/client.ts';

/** As Prisma throws what PostgreSQL answered. */
function answered(code: string, message: string): Error {
  const driverAdapterError = new DriverAdapterError({
    kind: 'postgres',
    ...{ code, originalCode: code, severity: 'FATAL', message, originalMessage: message },
    ...{ detail: undefined, column: undefined, hint: undefined },
  });
  return new Prisma.PrismaClientKnownRequestError('Database error.', {
    code: 'P2039',
    clientVersion: '7',
    meta: { driverAdapterError },
  });
}

describe('isDatabaseUnavailable', () => {
  it.each([
    ['57P03', 'the database system is not yet accepting connections'],
    ['57P01', 'terminating connection due to administrator command'],
    ['53300', 'sorry, too many clients already'],
  ])('is true for a server that answers %s: %s', (code, message) => {
    expect(isDatabaseUnavailable(answered(code, message))).toBe(true);
  });

  it('is true for a connection that broke, as the adapter tells it', () => {
    expect(isDatabaseUnavailable(new DriverAdapterError({ kind: 'ConnectionClosed' }))).toBe(true);
  });

  it('is false for what trying again does not mend', () => {
    expect(isDatabaseUnavailable(answered('42P01', 'relation "users" does not exist'))).toBe(false);
    expect(isDatabaseUnavailable(new Error('connection terminated'))).toBe(false);
  });
});
