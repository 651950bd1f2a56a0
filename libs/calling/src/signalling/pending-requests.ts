import { CallingError } from '../api/errors.ts';

interface PendingRequest {
  readonly text: string;
  isSent: boolean;
  resolve(result: unknown): void;
  reject(error: CallingError): void;
}

/** Requests without an answer, in the order in which they were made. */
export class PendingRequests {
  readonly _pending = new Map<string, PendingRequest>();
  _count = 0;

  nextId(): string {
    this._count += 1;
    return String(this._count);
  }

  add(requestId: string, text: string, onAnswer?: (result: never) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const answer = (result: unknown) => {
        resolve(result);
        onAnswer?.(result as never);
      };
      this._pending.set(requestId, { text, isSent: false, resolve: answer, reject });
    });
  }

  /** Hands out everything that has to be sent now; after a resumed connection also what was sent before. */
  takeToSend(isResumed: boolean): string[] {
    const due = [...this._pending.values()].filter(({ isSent }) => isResumed || !isSent);
    for (const request of due) request.isSent = true;
    return due.map(({ text }) => text);
  }

  resolve(requestId: string, result: unknown): void {
    this._take(requestId)?.resolve(result);
  }

  reject(requestId: string, error: CallingError): void {
    this._take(requestId)?.reject(error);
  }

  /** Those that the ended session may have carried out will never be answered. */
  rejectSent(message: string): void {
    for (const [requestId, request] of this._pending) {
      if (request.isSent) this.reject(requestId, new CallingError(408, 4506, message));
    }
  }

  rejectAll(error: CallingError): void {
    for (const requestId of [...this._pending.keys()]) this.reject(requestId, error);
  }

  _take(requestId: string): PendingRequest | undefined {
    const request = this._pending.get(requestId);
    this._pending.delete(requestId);
    return request;
  }
}
