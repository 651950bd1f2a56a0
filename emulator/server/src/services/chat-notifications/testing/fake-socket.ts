import type { Socket } from '../../../kernel/socket-endpoint.ts';

/** A socket whose client is the test. */
export class FakeSocket implements Socket {
  readonly sent: string[] = [];
  bufferedBytes = 0;
  closed: { code: number | undefined; reason: string | undefined } | undefined;
  #onMessage: (data: string) => void = () => undefined;
  #onClose: (code: number) => void = () => undefined;

  send(data: string | Uint8Array): void {
    this.sent.push(String(data));
  }

  close(code?: number, reason?: string): void {
    if (this.closed) return;
    this.closed = { code, reason };
    this.#onClose(code ?? 1005);
  }

  onMessage(handler: (data: string) => void): void {
    this.#onMessage = handler;
  }

  onClose(handler: (code: number) => void): void {
    this.#onClose = handler;
  }

  receive(data: string): void {
    this.#onMessage(data);
  }

  /** Requests that carry chat events, parsed. */
  get requests(): { id: number; body: Record<string, unknown> }[] {
    return this.sent
      .filter((text) => text.startsWith('3:::'))
      .map((text) => JSON.parse(text.slice(4)) as { id: number; body: string })
      .map(({ id, body }) => ({ id, body: JSON.parse(body) as Record<string, unknown> }));
  }
}
