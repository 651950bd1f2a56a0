import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { AzureCommunicationTokenCredential, getIdentifierRawId } from '@azure/communication-common';
import { CommunicationIdentityClient, type TokenScope } from '@azure/communication-identity';
import { RoomsClient } from '@azure/communication-rooms';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests of a client may use the emulator, its code may not
import { startEmulator } from 'acs-emulator';
import {
  CallClient,
  configureCalling,
  type Call,
  type CallAgent,
  type IncomingCall,
} from '../../src/index.ts';
import { installBrowserGlobals } from './browser-globals.ts';

export interface Person {
  readonly rawId: string;
  readonly client: CallClient;
  readonly agent: CallAgent;
  readonly incoming: IncomingCall[];
  readonly log: string[];
}

/** The emulator and people with call agents in this process; the media of their calls is nothing but silence. */
export async function startCallBed() {
  const globals = installBrowserGlobals();
  const stateDirectory = await mkdtemp(join(tmpdir(), 'calling-bed-'));
  const emulator = await startEmulator({ stateDirectory });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  const identities = new CommunicationIdentityClient(emulator.connectionString);
  const agents = new Set<CallAgent>();
  configureCalling({
    endpoint: emulator.endpoint,
    insecureEndpoint: emulator.endpoint.replace('https:', 'http:'),
  });

  async function connect(rawId: string, displayName: string, scopes: TokenScope[]): Promise<Person> {
    const fetchToken = async () => (await identities.getToken({ communicationUserId: rawId }, scopes)).token;
    const credential = new AzureCommunicationTokenCredential({ tokenRefresher: fetchToken });
    const client = new CallClient();
    const agent = await client.createCallAgent(credential, { displayName });
    agents.add(agent);
    const person: Person = { rawId, client, agent, incoming: [], log: [] };
    agent.on('incomingCall', ({ incomingCall }) => person.incoming.push(incomingCall));
    agent.on('callsUpdated', ({ added, removed }) => {
      person.log.push(
        ...added.map(() => 'added'),
        ...removed.map(({ callEndReason }) => `removed ${JSON.stringify(callEndReason)}`),
      );
    });
    return person;
  }

  return {
    emulator,
    globals,
    identities,
    rooms: new RoomsClient(emulator.connectionString),
    connect,
    async arrive(displayName: string, scopes: TokenScope[] = ['voip']): Promise<Person> {
      const { communicationUserId } = await identities.createUser();
      return connect(communicationUserId, displayName, scopes);
    },
    async stop(): Promise<void> {
      await Promise.all([...agents].map((agent) => agent.dispose()));
      await emulator.stop();
      await rm(stateDirectory, { recursive: true });
    },
  };
}

export type CallBed = Awaited<ReturnType<typeof startCallBed>>;

/** Writes down the events of a call in their order. */
export function follow(call: Call): string[] {
  const log: string[] = [];
  call.on('stateChanged', () => log.push(call.state));
  call.on('isMutedChanged', () => log.push(call.isMuted ? 'muted' : 'unmuted'));
  call.on('roleChanged', () => log.push(`role ${call.role}`));
  call.on('mutedByOthers', () => log.push('mutedByOthers'));
  call.on('remoteParticipantsUpdated', ({ added, removed }) => {
    for (const { identifier } of added) log.push(`+${getIdentifierRawId(identifier).slice(-6)}`);
    for (const { identifier } of removed) log.push(`-${getIdentifierRawId(identifier).slice(-6)}`);
  });
  return log;
}
