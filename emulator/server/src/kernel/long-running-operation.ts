import { AcsError, notFound, type AcsErrorDetail } from './acs-error.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Logger } from './ports/logger.ts';
import type { OperationGate } from './ports/operation-gate.ts';

export type LongRunningOperationStatus = 'notStarted' | 'running' | 'succeeded' | 'failed';

export interface LongRunningOperation<Input = unknown> {
  readonly id: string;
  readonly operationType: string;
  readonly status: LongRunningOperationStatus;
  readonly input: Input;
  readonly createdOn: string;
  /** Path of what the operation makes or changes. */
  readonly resourceLocation?: string;
  /** Of a failed one. */
  readonly error?: AcsErrorDetail;
}

/** What one type of operation does. Everything happens in the transaction that also records the outcome. */
export interface OperationWork<Input> {
  /** An `AcsError` thrown here is the operation's failure; its writes are undone. */
  finish(store: DocumentStore, input: Input): Promise<void>;
  /** Takes back what `prepare` did, after a failure or when it is cancelled before its end. */
  abandon?(store: DocumentStore, input: Input): Promise<void>;
  /** What begins once the end is stored, good or bad; not when it was cancelled. */
  settled?(input: Input): Promise<void>;
}

export interface NewOperation<Input> {
  readonly id: string;
  readonly operationType: string;
  readonly input: Input;
  readonly resourceLocation?: string;
}

/** The long-running operations of one service. */
export interface LongRunningOperations {
  /**
   * Records what `prepare` gives and carries it out: when this resolves the operation has ended, unless a test holds it.
   * What `prepare` throws refuses the request, and nothing is recorded.
   */
  start<Input>(prepare: (store: DocumentStore) => Promise<NewOperation<Input>>): Promise<void>;
  /** @throws 404 when there is no such operation. */
  require(id: string): Promise<LongRunningOperation>;
  /** Ends one that has not ended yet as failed. @throws 404 when there is no such operation. */
  cancel(id: string): Promise<LongRunningOperation>;
  /** Goes on with operations that were under way when the process ended. */
  resume(): Promise<void>;
}

interface Parts {
  readonly clock: Clock;
  readonly store: DocumentStore;
  readonly gate: OperationGate;
  readonly logger: Logger;
  /** For example `phone-numbers/operations`. */
  readonly collection: string;
  /** By operation type. */
  readonly works: Readonly<Record<string, OperationWork<never>>>;
}

/** Whether it has come to its end, well or not. */
export const hasEnded = ({ status }: LongRunningOperation) => status === 'succeeded' || status === 'failed';

export function createLongRunningOperations(parts: Parts): LongRunningOperations {
  const { clock, collection, gate, logger, store, works } = parts;
  const keyOf = (id: string) => ({ collection, partition: '', id });
  const workOf = (operation: LongRunningOperation) =>
    works[operation.operationType] as unknown as OperationWork<unknown>;

  const findIn = async (inside: DocumentStore, id: string) =>
    (await inside.get<LongRunningOperation>(keyOf(id)))?.body;
  async function requireIn(inside: DocumentStore, id: string): Promise<LongRunningOperation> {
    const operation = await findIn(inside, id);
    if (!operation) throw notFound(`There is no operation '${id}'.`);
    return operation;
  }

  async function proceed({ id, operationType }: { id: string; operationType: string }): Promise<void> {
    await gate.pass({ id, operationType, step: 'running' }, async () => {
      await begin(id);
      await gate.pass({ id, operationType, step: 'finished' }, () => finish(id));
    });
  }

  const begin = (id: string) =>
    store.transact(async (inside) => {
      const operation = await findIn(inside, id);
      if (operation?.status === 'notStarted')
        await inside.put(keyOf(id), { ...operation, status: 'running' });
    });

  async function finish(id: string): Promise<void> {
    const finished = store.transact(async (inside) => {
      const operation = await findIn(inside, id);
      if (operation?.status !== 'running') return undefined;
      await workOf(operation).finish(inside, operation.input);
      await inside.put(keyOf(id), { ...operation, status: 'succeeded' });
      return operation;
    });
    const ended = await finished.catch((error: unknown) => fail(id, toDetail(error, id)));
    if (ended) await workOf(ended).settled?.(ended.input);
  }

  function toDetail(error: unknown, id: string): AcsErrorDetail {
    if (error instanceof AcsError) {
      const { code, message, target } = error;
      return { code, message, ...(target !== undefined && { target }) };
    }
    logger.error('A long-running operation failed unexpectedly', {
      operation: id,
      error: error instanceof Error ? error.stack : String(error),
    });
    return {
      code: 'InternalServerError',
      message: 'The emulator failed to finish this operation; its log says why.',
    };
  }

  const fail = (id: string, error: AcsErrorDetail) =>
    store.transact(async (inside) => {
      const operation = await requireIn(inside, id);
      if (hasEnded(operation)) return operation;
      await workOf(operation).abandon?.(inside, operation.input);
      const failed: LongRunningOperation = { ...operation, status: 'failed', error };
      await inside.put(keyOf(id), failed);
      return failed;
    });

  return {
    async start(prepare) {
      const operation = await store.transact(async (inside) => {
        const prepared: LongRunningOperation = {
          ...(await prepare(inside)),
          status: 'notStarted',
          createdOn: clock.now().toISOString(),
        };
        await inside.put(keyOf(prepared.id), prepared);
        return prepared;
      });
      await proceed(operation);
    },
    require: (id) => requireIn(store, id),
    cancel: (id) => fail(id, { code: 'Canceled', message: 'The operation was cancelled by the client.' }),
    async resume() {
      const { items } = await store.list<LongRunningOperation>({ collection });
      for (const { body } of items) if (!hasEnded(body)) await proceed(body);
    },
  };
}
