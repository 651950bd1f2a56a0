import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIVE_PATH, type LiveEvents } from '@switchboard/access-api';
import { openDatabase, type Database } from '@switchboard/database';
import { createLogger, parseEnvironment } from '@switchboard/node-kit';
import { io, type Socket } from 'socket.io-client';
import { createAppConfig } from '../../src/config/app-config.ts';
import { createAppSecrets } from '../../src/config/app-secrets.ts';
import { environmentSchema } from '../../src/config/env.schema.ts';
import { LiveHandshakes } from '../../src/live/live-handshakes.ts';
import { Cookies } from '../../src/platform/cookies.ts';
import { RateLimits } from '../../src/platform/rate-limits.ts';
import type { RedisConnection } from '../../src/redis/redis-connection.ts';
import { createServices, type Services } from '../../src/services.ts';
import type { User } from '../../src/users/user.ts';
import { ControllableClock } from './controllable-clock.ts';

export interface Page {
  readonly socket: Socket<LiveEvents>;
  /** Every update that came, with its name. */
  readonly heard: { readonly name: string; readonly update: unknown }[];
}

/** The services with a real database, of whose HTTP interface only the live endpoint is there. */
export class LiveBed implements AsyncDisposable {
  readonly clock = new ControllableClock();
  readonly services: Services;
  readonly database: Database;
  readonly url: string;
  readonly resource: string;
  readonly #server: Server;
  readonly #ownsDatabase: boolean;
  readonly #sockets: Socket[] = [];

  private constructor(parts: {
    services: Services;
    database: Database;
    ownsDatabase: boolean;
    server: Server;
    resource: string;
  }) {
    this.services = parts.services;
    this.database = parts.database;
    this.resource = parts.resource;
    this.#server = parts.server;
    this.#ownsDatabase = parts.ownsDatabase;
    this.url = `http://127.0.0.1:${(parts.server.address() as AddressInfo).port}`;
  }

  /** @param shared what several replicas have in common; whoever made the connection to Redis closes it */
  static async start(
    variables: Record<string, string> = {},
    shared: { database?: Database; redis?: RedisConnection } = {},
  ): Promise<LiveBed> {
    const environment = parseEnvironment(environmentSchema, {
      ACS_CONNECTION_STRING: 'endpoint=https://localhost:1/;accesskey=aHVudGVyMg==',
      DEVELOPMENT_SIGN_IN: 'true',
      ...variables,
    });
    const config = createAppConfig(environment);
    const database = shared.database ?? (await openDatabase({ inMemory: true }));
    const log = createLogger({ name: 'test', level: 'silent' });
    const { redis } = shared;
    const secrets = createAppSecrets(environment);
    const services = createServices({ config, secrets, database, redis, log });
    const server = createServer();
    services.live.attach(
      server,
      new LiveHandshakes({
        sessions: services.sessions,
        cookies: new Cookies(config.web),
        limits: new RateLimits(config.rateLimit),
        ...config.web,
      }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LiveBed({
      ...{ services, database, server },
      ownsDatabase: !shared.database,
      resource: new URL(config.acs.endpoint).host,
    });
  }

  async addUser(role: User['role'] = 'member'): Promise<User> {
    const subject = randomUUID();
    const { user } = await this.services.users.signIn(
      { issuer: 'test', subject, displayName: subject, email: null, role, isNamedAdmin: false },
      new Date(),
    );
    return user;
  }

  async assignNumber(phoneNumber: string, assignedUserId: string | null): Promise<void> {
    const { resource } = this;
    const made = { countryCode: 'US', numberType: 'tollFree', callingCapability: 'none' };
    const bought = { costAmount: 2, costCurrency: 'USD', purchasedAt: new Date() };
    await this.database.client.phoneNumber.upsert({
      where: { resource_phoneNumber: { resource, phoneNumber } },
      create: { resource, phoneNumber, ...made, smsCapability: 'inbound', ...bought, assignedUserId },
      update: { assignedUserId },
    });
  }

  async startSession(user: User): Promise<{ id: string; cookie: string }> {
    const { session, secret } = await this.services.sessions.start(user, { userAgent: null, address: null });
    return { id: session.id, cookie: `switchboard-session=${secret}` };
  }

  /** Opens a page without waiting for it to connect. */
  open(headers: Record<string, string>, transports = ['websocket']): Page {
    const socket: Socket<LiveEvents> = io(this.url, {
      path: LIVE_PATH,
      addTrailingSlash: false,
      transports,
      extraHeaders: headers,
      forceNew: true,
      reconnection: false,
    });
    this.#sockets.push(socket as Socket);
    const heard: { name: string; update: unknown }[] = [];
    socket.onAny((name: string, update: unknown) => heard.push({ name, update }));
    return { socket, heard };
  }

  /** @returns `connected`, or why not */
  async outcomeOf({ socket }: Page): Promise<string> {
    if (socket.connected) return 'connected';
    return new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error) => resolve(error.message));
    });
  }

  async connect(user: User): Promise<Page> {
    const page = this.open({ cookie: (await this.startSession(user)).cookie });
    const outcome = await this.outcomeOf(page);
    if (outcome !== 'connected') throw new Error(outcome);
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    this.services.live.close();
    this.#server.close();
    if (this.#ownsDatabase) await this.database.close();
  }
}
