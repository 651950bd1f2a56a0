import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DatabaseOptions } from '@switchboard/database';
import { findPostgresql, startTemporaryPostgresql } from '@switchboard/dev-env';
import { people, seedConversations } from '../access/seed-conversations.ts';
import type { Benchmark, BenchmarkContext, Figure } from '../benchmark.ts';
import { MeasuredProcess } from '../measured-process.ts';
import { percentile } from '../statistics.ts';

const entry = fileURLToPath(new URL('../../../access-service/dist/main.js', import.meta.url));
const resource = 'localhost:1';
const unlimited = '100000000';
const urlIn = (line: string) => /"url":"(http:[^"]+)"/.exec(line)?.[1];

const lists = [
  ['all numbers', 'admin', 'conversations'],
  ['all numbers, unread only', 'admin', 'conversations?unread=true'],
  ['3 of 20 numbers', 'member', 'conversations'],
  ['3 of 20 numbers, unread only', 'member', 'conversations?unread=true'],
  ['how many are unread', 'admin', 'unread'],
] as const;

function startAccessService(environment: Record<string, string>): Promise<MeasuredProcess> {
  return MeasuredProcess.start({
    args: [entry],
    env: {
      PORT: '0',
      // Not asked: lists come from the database.
      ACS_CONNECTION_STRING: `endpoint=https://${resource}/;accesskey=bm9uZQ==`,
      DEVELOPMENT_SIGN_IN: 'true',
      RATE_LIMIT_PER_ADDRESS: unlimited,
      RATE_LIMIT_PER_USER: unlimited,
      ...environment,
    },
    isReady: (line) => urlIn(line) !== undefined,
  });
}

async function signIn(url: string, displayName: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in/development`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName }),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}

/** One request after the other. */
async function timesOf(address: string, cookie: string, rounds: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const response = await fetch(address, { headers: { cookie } });
    const body = await response.text();
    if (!response.ok) throw new Error(`GET ${address} answered ${response.status}: ${body}`);
    milliseconds.push(performance.now() - began);
  }
  return milliseconds;
}

async function measure(
  database: { title: string; options: DatabaseOptions; environment: Record<string, string> },
  { progress, quick }: BenchmarkContext,
): Promise<Figure[]> {
  const count = quick ? 10_000 : 100_000;
  progress(`${database.title}: filling it`);
  await seedConversations(database.options, resource, count);
  await using service = await startAccessService(database.environment);
  const url = urlIn(service.lines.at(-1)!)!;
  const cookies = {
    admin: await signIn(url, people.admin.displayName),
    member: await signIn(url, people.member.displayName),
  };
  // Whoever asks for the first time starts the list of what they have not read.
  for (const cookie of Object.values(cookies)) await timesOf(`${url}/api/sms/unread`, cookie, 1);
  await pass(quick ? 1_000 : 5_000);
  const figures: Figure[] = [];
  for (const [title, person, path] of lists) {
    progress(`${database.title}: ${title}`);
    const address = `${url}/api/sms/${path}`;
    await timesOf(address, cookies[person], 10);
    const milliseconds = await timesOf(address, cookies[person], quick ? 20 : 200);
    figures.push({
      title: `first page of ${count.toLocaleString('en')} SMS conversations, ${database.title}: ${title}, p99`,
      measured: { value: percentile(milliseconds, 0.99), unit: 'ms' },
      bar: { atMost: 100 },
      note: `p50 ${percentile(milliseconds, 0.5).toFixed(1)} ms over HTTP`,
    });
  }
  return figures;
}

export const smsConversations: Benchmark = {
  name: 'sms-conversations',
  summary: 'first page of 100,000 SMS conversations, from the database',
  projects: ['access-service'],
  async run(context) {
    const directory = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
    const figures: Figure[] = [];
    try {
      const dataDirectory = join(directory, 'database');
      const environment = { DATA_DIRECTORY: dataDirectory };
      figures.push(...(await measure({ title: 'PGlite', environment, options: { dataDirectory } }, context)));
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
    const programs = findPostgresql();
    if (programs === undefined) {
      context.progress('PostgreSQL is not installed and is left out');
      return figures;
    }
    const server = await startTemporaryPostgresql(programs);
    try {
      const { url } = server;
      const environment = { DATABASE_URL: url };
      figures.push(...(await measure({ title: 'PostgreSQL', environment, options: { url } }, context)));
    } finally {
      await server.stop();
    }
    return figures;
  },
};
