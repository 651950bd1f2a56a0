export { openDatabase } from './open-database.ts';
export type { Database, DatabaseOptions } from './database.ts';
export { DatabaseError, isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
export { Prisma, PrismaClient } from './generated/client.ts';
