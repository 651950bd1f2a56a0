import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { ChildService, findTurnserver, freeRelayPort, Relay } from '@switchboard/dev-env';
import type { IceServer } from './page-protocol.ts';

/** coturn as `npm start` runs it, on a free port. */
export class RelayProcess implements AsyncDisposable {
  readonly #relay: Relay;
  readonly #service: ChildService;

  private constructor(relay: Relay, service: ChildService) {
    this.#relay = relay;
    this.#service = service;
  }

  /** @throws where coturn is not installed */
  static async start(directory: string): Promise<RelayProcess> {
    const turnserver = findTurnserver();
    if (turnserver === undefined)
      throw new Error('There is no coturn. Install it (Debian: apt-get install coturn).');
    const port = await freeRelayPort();
    const relay = new Relay({ turnserver, port, directory: join(directory, 'relay') });
    const service = new ChildService({ name: 'relay', onLine: () => undefined, ...relay.prepare() });
    return new RelayProcess(relay, await service.ready());
  }

  /** What tells an emulator of this relay. */
  get flags(): string[] {
    return [...this.#relay.urls.map((url) => `--turn=${url}`), `--turn-secret=${this.#relay.secret}`];
  }

  /** A credential as the emulator issues them. */
  issue(user: string): IceServer {
    const username = `${Math.floor(Date.now() / 1000) + 3600}:${user}`;
    const credential = createHmac('sha1', this.#relay.secret).update(username).digest('base64');
    return { urls: this.#relay.urls, username, credential };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#service.stop();
  }
}
