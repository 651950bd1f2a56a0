import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../adapters/document-store/memory-document-store.ts';
import { createMemoryOperationGate } from '../adapters/operation-gate/memory-operation-gate.ts';
import { AcsError, badRequest } from './acs-error.ts';
import { createLongRunningOperations, type OperationWork } from './long-running-operation.ts';

const key = { collection: 'test/effects', partition: '', id: 'effect' };

function createHarness(work: Partial<OperationWork<string>> = {}) {
  const errors: string[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (message: string) => void errors.push(message) };
  const clock = createSystemClock(logger, () => 0);
  const store = createMemoryDocumentStore({ indexes: {} });
  const gate = createMemoryOperationGate(clock);
  const operations = createLongRunningOperations({
    clock,
    store,
    gate,
    logger,
    collection: 'test/operations',
    works: {
      paint: {
        async finish(inside, input: string) {
          await inside.put(key, input);
          await work.finish?.(inside, input);
        },
        ...(work.abandon && { abandon: work.abandon }),
        ...(work.settled && { settled: work.settled }),
      },
    },
  });
  const start = (id = 'paint_1') =>
    operations.start(async () => ({ id, operationType: 'paint', input: 'red' }));
  return { errors, gate, operations, start, effect: async () => (await store.get(key))?.body };
}

describe('createLongRunningOperations', () => {
  it('has ended when start resolves', async () => {
    const { effect, operations, start } = createHarness();
    await start();
    expect(await operations.require('paint_1')).toMatchObject({ status: 'succeeded' });
    expect(await effect()).toBe('red');
  });

  it('records nothing when the preparation refuses', async () => {
    const { operations } = createHarness();
    const refused = operations.start(async () => {
      throw badRequest('No.');
    });
    await expect(refused).rejects.toThrow('No.');
    await expect(operations.require('paint_1')).rejects.toMatchObject({ status: 404 });
  });

  it('fails with the error of the work, whose writes are undone, and takes the preparation back', async () => {
    const abandoned: string[] = [];
    const { effect, operations, start } = createHarness({
      finish: async () => {
        throw new AcsError(409, 'Conflict', 'Wet paint.', { target: 'bench' });
      },
      abandon: async (_, input) => void abandoned.push(input),
    });
    await start();
    expect(await operations.require('paint_1')).toMatchObject({
      status: 'failed',
      error: { code: 'Conflict', message: 'Wet paint.', target: 'bench' },
    });
    expect(await effect()).toBeUndefined();
    expect(abandoned).toEqual(['red']);
  });

  it.each([
    ['succeeded', undefined],
    ['failed', badRequest('No.')],
  ])('tells the work once that it has %s', async (status, error) => {
    const told: unknown[] = [];
    const { operations, start } = createHarness({
      finish: async () => {
        if (error) throw error;
      },
      settled: async (input) => void told.push(input, (await operations.require('paint_1')).status),
    });
    await start();
    expect(told).toEqual(['red', status]);
  });

  it('logs an error that nobody expected and says so in the operation', async () => {
    const { errors, operations, start } = createHarness({
      finish: async () => {
        throw new TypeError('undefined is not a brush');
      },
    });
    await start();
    expect(await operations.require('paint_1')).toMatchObject({
      status: 'failed',
      error: { code: 'InternalServerError' },
    });
    expect(errors).toEqual(['A long-running operation failed unexpectedly']);
  });

  it('does its work once, however often it is released and resumed', async () => {
    let times = 0;
    const { gate, operations, start } = createHarness({ finish: async () => void times++ });
    gate.hold({});
    await start();
    await operations.resume();
    await operations.resume();
    await gate.release({});
    await operations.resume();
    expect(times).toBe(1);
    expect(await operations.require('paint_1')).toMatchObject({ status: 'succeeded' });
  });

  it('can be cancelled until it has ended', async () => {
    const { effect, gate, operations, start } = createHarness();
    gate.hold({});
    await start();
    expect(await operations.cancel('paint_1')).toMatchObject({
      status: 'failed',
      error: { code: 'Canceled' },
    });
    await gate.release({});
    expect(await effect()).toBeUndefined();
    await start('paint_2');
    expect(await operations.cancel('paint_2')).toMatchObject({ status: 'succeeded' });
  });
});
