import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../clock/system-clock.ts';
import { createMemoryEventBus } from './memory-event-bus.ts';
import { createMemoryEventLog } from './memory-event-log.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const event = (type: string, data: unknown = {}) => ({ type, data });

describe('memory event bus', () => {
  it('delivers in order of subscription, to the type and to everything, until the subscription ends', () => {
    const bus = createMemoryEventBus(silent);
    const seen: string[] = [];
    bus.subscribe('A', () => seen.push('first A'));
    const end = bus.subscribe('*', ({ type }) => seen.push(`any ${type}`));
    bus.subscribe('A', () => seen.push('second A'));
    bus.publish(event('A'));
    end();
    bus.publish(event('B'));
    expect(seen).toEqual(['first A', 'any A', 'second A']);
  });

  it('goes on after a handler that throws, and logs it', () => {
    const logged: string[] = [];
    const bus = createMemoryEventBus({ ...silent, error: (message) => void logged.push(message) });
    const seen: string[] = [];
    bus.subscribe('A', () => {
      throw new Error('broken');
    });
    bus.subscribe('A', () => seen.push('reached'));
    bus.publish(event('A'));
    expect(seen).toEqual(['reached']);
    expect(logged).toEqual(['An event handler failed']);
  });
});

describe('memory event log', () => {
  const criteria = { type: 'A', after: 0, where: new Map<string, string>() };

  function logged() {
    const bus = createMemoryEventBus(silent);
    return { bus, log: createMemoryEventLog(bus, createSystemClock(silent)) };
  }

  it('gives an event that has happened at once, and the ones after a sequence', async () => {
    const { bus, log } = logged();
    bus.publish(event('B'));
    bus.publish(event('A', { n: 1 }));
    bus.publish(event('A', { n: 2 }));
    const never = new AbortController().signal;
    expect(await log.wait(criteria, never)).toMatchObject({ sequence: 2, event: { data: { n: 1 } } });
    expect(await log.wait({ ...criteria, after: 2 }, never)).toMatchObject({ sequence: 3 });
    expect(log.latest).toBe(3);
  });

  it('waits for one that is still to come', async () => {
    const { bus, log } = logged();
    const waiting = log.wait(criteria, new AbortController().signal);
    bus.publish(event('B'));
    bus.publish(event('A'));
    expect(await waiting).toMatchObject({ sequence: 2 });
  });

  it('filters by values inside the data', async () => {
    const { bus, log } = logged();
    bus.publish(event('A', { sender: { rawId: 'x' } }));
    bus.publish(event('A', { sender: { rawId: 'y' } }));
    const where = new Map([['sender.rawId', 'y']]);
    expect(await log.wait({ ...criteria, where }, new AbortController().signal)).toMatchObject({
      sequence: 2,
    });
  });

  it('gives up when told so', async () => {
    const { log } = logged();
    const abort = new AbortController();
    const waiting = log.wait(criteria, abort.signal);
    abort.abort();
    expect(await waiting).toBeUndefined();
  });

  it('forgets at a reset, and keeps nobody waiting', async () => {
    const { bus, log } = logged();
    bus.publish(event('A'));
    const waiting = log.wait({ ...criteria, after: 1 }, new AbortController().signal);
    log.reset();
    expect(await waiting).toBeUndefined();
    expect(log.latest).toBe(0);
  });
});
