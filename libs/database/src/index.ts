export { openDatabase } from './open-database.ts';
export type { Database, DatabaseOptions, StatementObserver } from './database.ts';
export { DatabaseError, isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
export { Prisma, PrismaClient } from './generated/client.ts';
