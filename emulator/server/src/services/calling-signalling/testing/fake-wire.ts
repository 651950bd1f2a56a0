import type { Socket } from '../../../kernel/socket-endpoint.ts';
import type { Wire } from './test-client.ts';

/** Both ends of a websocket without a network. */
export class FakeWire implements Wire {
  bufferedBytes = 0;
  #toServer: (text: string) => void = () => undefined;
  #toClient: (text: string) => void = () => undefined;
  #closeHandlers: ((code: number) => void)[] = [];
  #closed = false;

  /** What the service gets. */
  readonly socket: Socket = (() => {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a getter of the object needs both
    const wire = this;
    return {
      send: (data) => {
        if (!this.#closed) this.#toClient(String(data));
      },
      close: (code = 1005) => this.#close(code),
      onMessage: (handler) => (this.#toServer = handler),
      onClose: (handler) => void this.#closeHandlers.push(handler),
      get bufferedBytes() {
        return wire.bufferedBytes;
      },
    };
  })();

  send(text: string): void {
    if (!this.#closed) this.#toServer(text);
  }

  close(): void {
    this.#close(1006);
  }

  onMessage(handler: (text: string) => void): void {
    this.#toClient = handler;
  }

  onClose(handler: (code: number) => void): void {
    this.#closeHandlers.push(handler);
  }

  #close(code: number): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const handler of this.#closeHandlers) handler(code);
  }
}
