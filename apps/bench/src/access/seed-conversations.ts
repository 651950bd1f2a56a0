import { openDatabase, type DatabaseOptions } from '@switchboard/database';

const numbers = 20;
const atATime = 5_000;

/** People of the development sign-in, whose names the service knows before they come. */
export const people = {
  /** Sees all numbers and has read all but one conversation in 1,700. */
  admin: { id: '00000000-0000-4000-8000-000000000001', displayName: 'Admin Bench', role: 'admin' },
  /** Answers three of the twenty numbers, and has read as much. */
  member: { id: '00000000-0000-4000-8000-000000000002', displayName: 'Ann Bench', role: 'member' },
} as const;

/** Fills an empty database with conversations of three messages each, two of them inbound. */
export async function seedConversations(
  options: DatabaseOptions,
  resource: string,
  count: number,
): Promise<void> {
  const patient = 'url' in options ? { ...options, statementTimeoutMs: 60_000 } : options;
  await using database = await openDatabase(patient);
  const run = (sql: string) => database.client.$executeRawUnsafe(sql);
  for (const { id, displayName, role } of Object.values(people)) {
    await run(`
      INSERT INTO users (id, display_name, role, issuer, subject)
      VALUES ('${id}', '${displayName}', '${role}', 'development', '${displayName.toLowerCase()}')`);
  }
  await run(`
    INSERT INTO phone_numbers (resource, phone_number, country_code, number_type, calling_capability,
      sms_capability, cost_amount, cost_currency, purchased_at, assigned_user_id)
    SELECT '${resource}', '+1833555' || lpad(i::text, 4, '0'), 'US', 'tollFree', 'none', 'inbound+outbound', 2, 'USD',
      now(), CASE WHEN i IN (1, 7, 13) THEN '${people.member.id}'::uuid END
    FROM generate_series(0, ${numbers - 1}) i`);
  for (let from = 0; from < count; from += atATime) await seedSome(run, resource, from, count);
  await run('ANALYZE');
}

const conversationId = `('10000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid`;
const messageId = (sequence: string) =>
  `('20000000-0000-4000-8000-' || lpad((${sequence})::text, 12, '0'))::uuid`;

async function seedSome(
  run: (sql: string) => Promise<number>,
  resource: string,
  from: number,
  count: number,
): Promise<void> {
  const series = `generate_series(${from}, ${Math.min(from + atATime, count) - 1}) i`;
  await run(`
    INSERT INTO sms_conversations (id, resource, phone_number, contact, last_activity_at, last_inbound_sequence,
      last_message_id)
    SELECT ${conversationId}, '${resource}', '+1833555' || lpad((i % ${numbers})::text, 4, '0'),
      '+1425' || lpad(i::text, 7, '0'),
      timestamptz '2026-01-01' + ((i::bigint * 7919) % ${count}) * interval '1 minute', i * 3 + 3,
      ${messageId('i * 3 + 3')}
    FROM ${series}`);
  await run(`
    INSERT INTO sms_messages (id, sequence, conversation_id, direction, text, status, segment_count, created_at)
    SELECT ${messageId('i * 3 + j')}, i * 3 + j, ${conversationId},
      CASE WHEN j = 1 THEN 'outbound' ELSE 'inbound' END, 'Hello number ' || i || ', this is part ' || j,
      CASE WHEN j = 1 THEN 'delivered' ELSE 'received' END, 1, timestamptz '2026-01-01'
    FROM ${series}, generate_series(1, 3) j`);
  for (const { id } of Object.values(people)) {
    await run(`
      INSERT INTO sms_conversation_readers (conversation_id, user_id, read_sequence)
      SELECT ${conversationId}, '${id}', i * 3 + 3 FROM ${series} WHERE i % 1700 <> 1`);
  }
}
