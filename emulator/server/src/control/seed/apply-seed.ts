import { createHash } from 'node:crypto';
import type { ZodType } from 'zod';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { StoreAdministration, StoreSnapshot } from '../../kernel/ports/store-administration.ts';
import type { BoundOperation } from '../../kernel/service.ts';
import { checkOption } from '../check-option.ts';
import type { Seed } from './seed-file.ts';
import type { ParsedSeed } from './seed.ts';

type ParsedRoom = ParsedSeed['rooms'][number];
/** With the raw ids of those whom the seed names. */
type SeededRoom = Omit<ParsedRoom, 'participants'> & {
  readonly participants: ReadonlyMap<string, ParsedRoom['participants'][string]>;
};

export interface SeedPorts {
  readonly store: DocumentStore & StoreAdministration;
  readonly ids: IdGenerator;
  readonly resourceId: string;
  saveIdentity(rawId: string): Promise<void>;
  savePhoneNumber(number: ParsedSeed['phoneNumbers'][number]): Promise<void>;
  saveEmailDomain(domain: ParsedSeed['emailDomains'][number]): Promise<void>;
  saveRoom(room: SeededRoom): Promise<void>;
  saveSipRouting(configuration: NonNullable<ParsedSeed['sip']>): Promise<void>;
  saveOptOut(optOut: ParsedSeed['smsOptOuts'][number]): Promise<void>;
  saveTextMessage(message: ParsedSeed['textMessages'][number]): Promise<void>;
  saveEventSubscription(subscription: ParsedSeed['eventSubscriptions'][number]): Promise<void>;
  readonly operations: readonly BoundOperation[];
  endpoint(): string;
}

const applied = { collection: 'emulator/seed', partition: '', id: 'applied' };

/**
 * Fills an empty emulator; a store that was seeded before, in an earlier run, stays as it is. Threads and messages go
 * through the operations that clients use, so they are what a client would have made.
 */
export async function applySeed(seed: Seed | undefined, ports: SeedPorts): Promise<void> {
  if (seed === undefined || (await ports.store.get(applied)) !== undefined) return;
  const { seedSchema } = await import('./seed.ts');
  const parsed = checkOption('seed', seedSchema, seed);
  const { identities, phoneNumbers, emailDomains, threads, rooms, documents } = parsed;
  if (documents !== undefined) await ports.store.restore({ version: 1, documents } as StoreSnapshot);
  for (const identity of identities) await ports.saveIdentity(rawIdOf(identity, ports.resourceId));
  for (const number of phoneNumbers) await ports.savePhoneNumber(number);
  for (const domain of emailDomains) await ports.saveEmailDomain(domain);
  for (const thread of threads) await createThread(thread, ports);
  for (const room of rooms) await ports.saveRoom(withRawIds(room, ports.resourceId));
  if (parsed.sip !== undefined) await ports.saveSipRouting(parsed.sip);
  for (const optOut of parsed.smsOptOuts) await ports.saveOptOut(optOut);
  for (const message of parsed.textMessages) await ports.saveTextMessage(message);
  // At the end, so that the seed is no news to them.
  for (const subscription of parsed.eventSubscriptions) await ports.saveEventSubscription(subscription);
  await ports.store.put(applied, {});
}

const rawIdOf = (identity: ParsedSeed['identities'][number], resourceId: string) =>
  'id' in identity ? identity.id : seededRawId(resourceId, identity.name);

/** The raw id of a seeded identity that is known by name: always the same for the same name and resource. */
function seededRawId(resourceId: string, name: string): string {
  const hex = createHash('sha256').update(`acs-emulator identity ${name}`).digest('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `8:acs:${resourceId}_${groups.join('-')}`;
}

/** A communication user that the seed names, or gives the raw id of. */
const rawIdOfWho = (who: string, resourceId: string) =>
  who.startsWith('8:') ? who : seededRawId(resourceId, who);

const withRawIds = ({ participants, ...room }: ParsedRoom, resourceId: string): SeededRoom => ({
  ...room,
  participants: new Map(
    Object.entries(participants).map(([who, role]) => [rawIdOfWho(who, resourceId), role]),
  ),
});

interface CreatedThread {
  readonly chatThread: { readonly id: string };
  readonly invalidParticipants?: readonly { readonly target: string; readonly message: string }[];
}

async function createThread(thread: ParsedSeed['threads'][number], ports: SeedPorts): Promise<void> {
  const rawId = (who: string) => rawIdOfWho(who, ports.resourceId);
  const [owner, ...others] = thread.participants;
  const participant = (who: string) => ({
    communicationIdentifier: { rawId: rawId(who), communicationUser: { id: rawId(who) } },
    ...(who.startsWith('8:') ? {} : { displayName: who }),
  });
  const result = await call(
    ports,
    'Chat_CreateChatThread',
    rawId(owner!),
    {},
    {
      topic: thread.topic,
      participants: [participant(owner!), ...others.map(participant)],
    },
  );
  const { chatThread, invalidParticipants = [] } = result as CreatedThread;
  if (invalidParticipants.length > 0) {
    throw new Error(
      `The seed's thread "${thread.topic}" cannot have these participants: ${invalidParticipants.map(({ target, message }) => `${target} (${message})`).join(', ')}.`,
    );
  }
  for (const { from, ...message } of thread.messages) {
    const body = { senderDisplayName: from.startsWith('8:') ? undefined : from, ...message };
    await call(ports, 'ChatThread_SendChatMessage', rawId(from), { chatThreadId: chatThread.id }, body);
  }
}

/** What a request of this user to the operation answers. */
async function call(
  ports: SeedPorts,
  id: string,
  rawId: string,
  params: Record<string, string>,
  body: unknown,
): Promise<unknown> {
  const operation = ports.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`The seed needs the operation ${id}, which is not there.`);
  const { request } = operation;
  const parse = (schema: ZodType | undefined, value: unknown) => schema?.parse(value);
  const response = await operation.handle(undefined, {
    params: parse(request.params, params),
    query: parse(request.query, {}),
    headers: parse(request.headers, {}),
    body: parse(request.body, body),
    rawBody: new Uint8Array(0),
    principal: { kind: 'user', rawId, scopes: ['chat'], expiresOn: new Date(8.64e15) },
    url: new URL(ports.endpoint()),
    requestId: ports.ids.urlSafe(22),
  });
  return response.body;
}
