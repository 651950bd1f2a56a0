import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

const drain = (queue: TaskQueue) => {
  const order: unknown[] = [];
  for (let task = queue.take(); task; task = queue.take()) order.push(task.run());
  return order;
};

describe('TaskQueue', () => {
  it('gives what was not cancelled, by due time and then in the order of being added', () => {
    const tasks = fc.array(fc.record({ dueAt: fc.nat(20), cancelled: fc.boolean() }), { maxLength: 400 });
    fc.assert(
      fc.property(tasks, (wanted) => {
        const queue = new TaskQueue();
        const cancels = wanted.map(({ dueAt }, index) => queue.add({ dueAt, run: () => index as never }));
        wanted.forEach(({ cancelled }, index) => cancelled && cancels[index]?.());
        const left = wanted.map((task, index) => ({ ...task, index })).filter(({ cancelled }) => !cancelled);
        const expected = left
          .sort((a, b) => a.dueAt - b.dueAt || a.index - b.index)
          .map(({ index }) => index);
        expect(drain(queue)).toEqual(expected);
        for (const cancel of cancels) cancel();
        queue.add({ dueAt: 1, run: () => 'later' as never });
        expect(drain(queue)).toEqual(['later']);
      }),
    );
  });
});
