import { describe, expect, it } from 'vitest';
import { summaryOf } from './traced-statements.ts';

describe('summaryOf', () => {
  it.each([
    ['SELECT "public"."users"."id" FROM "public"."users" WHERE "id" = $1', 'SELECT users'],
    ['INSERT INTO "public"."audit_entries" ("id") VALUES ($1)', 'INSERT audit_entries'],
    ['UPDATE "public"."sms_messages" SET "state" = $1', 'UPDATE sms_messages'],
    ['\n      DELETE FROM inbox_events WHERE id IN (SELECT id FROM inbox_events)', 'DELETE inbox_events'],
    ['SELECT name FROM pgboss.queue', 'SELECT pgboss.queue'],
    ['BEGIN', 'BEGIN'],
  ])('of %s is %s', (statement, summary) => {
    expect(summaryOf(statement)).toBe(summary);
  });
});
