import { describe, expect, it } from 'vitest';
import { createSystemClock } from './system-clock.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const start = Date.UTC(2026, 0, 1);

function clockAt(wall = { ms: start }) {
  return { wall, clock: createSystemClock(silent, () => wall.ms) };
}

describe('system clock', () => {
  it('follows the machine and never runs backwards', () => {
    const { clock, wall } = clockAt();
    expect(clock.now().getTime()).toBe(start);
    wall.ms += 5;
    expect(clock.now().getTime()).toBe(start + 5);
    wall.ms -= 100;
    expect(clock.now().getTime()).toBe(start + 5);
  });

  it('stands still while it is frozen and runs on from there', () => {
    const { clock, wall } = clockAt();
    clock.freeze();
    wall.ms += 1000;
    expect(clock.frozen).toBe(true);
    expect(clock.now().getTime()).toBe(start);
    clock.resume();
    wall.ms += 7;
    expect(clock.frozen).toBe(false);
    expect(clock.now().getTime()).toBe(start + 7);
  });

  it('runs what becomes due in due order, each at its own time, before advance resolves', async () => {
    const { clock } = clockAt();
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${name}@${clock.now().getTime() - start}`);
    clock.schedule(3000, note('c'));
    clock.schedule(1000, async () => {
      await Promise.resolve();
      note('a')();
      clock.schedule(500, note('a2'));
    });
    clock.schedule(1000, note('b'));
    clock.schedule(9000, note('late'));
    await clock.advance(5000);
    expect(ran).toEqual(['a@1000', 'b@1000', 'a2@1500', 'c@3000']);
    expect(clock.now().getTime()).toBe(start + 5000);
  });

  it('advances while frozen and stays frozen', async () => {
    const { clock, wall } = clockAt();
    clock.freeze();
    await clock.advance(60_000);
    wall.ms += 10;
    expect(clock.frozen).toBe(true);
    expect(clock.now().getTime()).toBe(start + 60_000);
  });

  it('advances one call after the other', async () => {
    const { clock } = clockAt();
    await Promise.all([clock.advance(1000), clock.advance(1000)]);
    expect(clock.now().getTime()).toBe(start + 2000);
  });

  it('runs no cancelled task, and goes on after one that fails', async () => {
    const { clock } = clockAt();
    const ran: string[] = [];
    const cancel = clock.schedule(10, () => void ran.push('cancelled'));
    clock.schedule(10, () => {
      throw new Error('broken');
    });
    clock.schedule(20, () => void ran.push('after'));
    cancel();
    cancel();
    await clock.advance(100);
    expect(ran).toEqual(['after']);
  });

  it('runs due tasks by itself while time runs', async () => {
    const clock = createSystemClock(silent);
    await expect(
      new Promise((resolve) => {
        clock.schedule(1, () => resolve('ran'));
      }),
    ).resolves.toBe('ran');
  });

  it('drops tasks and goes back to the machine’s time at a reset', async () => {
    const { clock, wall } = clockAt();
    const ran: string[] = [];
    clock.schedule(10, () => void ran.push('dropped'));
    await clock.advance(5);
    clock.freeze();
    clock.reset();
    expect(clock.frozen).toBe(false);
    expect(clock.now().getTime()).toBe(wall.ms);
    await clock.advance(100);
    expect(ran).toEqual([]);
  });
});
