export { openDatabase } from './open-database.ts';
export type { Database, DatabaseOptions } from './database.ts';
export { DatabaseError, isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
export { PrismaClient } from './generated/client.ts';
export type { Prisma } from './generated/client.ts';
