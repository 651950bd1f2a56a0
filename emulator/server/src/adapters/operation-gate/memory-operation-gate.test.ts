import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../clock/system-clock.ts';
import type { OperationStep } from '../../kernel/ports/operation-gate.ts';
import { createMemoryOperationGate } from './memory-operation-gate.ts';

function createGate() {
  const clock = createSystemClock({ debug() {}, info() {}, warn() {}, error() {} }, () => 0);
  clock.freeze();
  const gate = createMemoryOperationGate(clock);
  const passed: string[] = [];
  const come = (id: string, operationType = 'search', step: OperationStep = 'finished') =>
    gate.pass({ id, operationType, step }, async () => {
      passed.push(id);
    });
  return { clock, gate, passed, come };
}

describe('createMemoryOperationGate', () => {
  it('lets everything pass without rules', async () => {
    const { passed, come } = createGate();
    await come('a');
    expect(passed).toEqual(['a']);
  });

  it('holds what a rule covers, and lets it go on in order when released', async () => {
    const { gate, passed, come } = createGate();
    gate.hold({ operationType: 'search' });
    await come('a');
    await come('b', 'purchase');
    await come('c');
    expect(passed).toEqual(['b']);
    expect(gate.waiting.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(await gate.release({})).toBe(2);
    expect(passed).toEqual(['b', 'a', 'c']);
    expect(gate.rules).toEqual([]);
  });

  it('releases one step while another is still held', async () => {
    const { gate, passed, come } = createGate();
    gate.hold({ step: 'running' });
    gate.hold({ step: 'finished' });
    await come('a', 'search', 'running');
    await come('b', 'search', 'finished');
    expect(await gate.release({ step: 'running' })).toBe(1);
    expect(passed).toEqual(['a']);
  });

  it('opens by itself when the duration is over', async () => {
    const { clock, gate, passed, come } = createGate();
    gate.hold({}, 30_000);
    await come('a');
    await clock.advance(29_999);
    expect(passed).toEqual([]);
    await clock.advance(1);
    expect(passed).toEqual(['a']);
  });

  it('keeps an operation that comes twice once', async () => {
    const { gate, passed, come } = createGate();
    gate.hold({});
    await come('a');
    await come('a');
    await gate.release({});
    expect(passed).toEqual(['a']);
  });

  it('forgets everything in a reset', async () => {
    const { gate, passed, come } = createGate();
    gate.hold({});
    await come('a');
    gate.reset();
    expect(await gate.release({})).toBe(0);
    expect(passed).toEqual([]);
  });
});
