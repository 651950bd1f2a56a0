import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

describe('task queue', () => {
  it('gives tasks in due order and, for the same moment, in the order of adding, without the cancelled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 400, size: 'max' }),
        (entries) => {
          const queue = new TaskQueue();
          const expected: { dueAt: number; index: number }[] = [];
          const indexes = new Map<unknown, number>();
          entries.forEach(([dueAt, cancelled], index) => {
            const run = () => undefined;
            indexes.set(run, index);
            const cancel = queue.add({ dueAt, run });
            if (cancelled) cancel();
            else expected.push({ dueAt, index });
          });
          expected.sort((left, right) => left.dueAt - right.dueAt || left.index - right.index);
          const taken: { dueAt: number; index: number }[] = [];
          for (let task = queue.take(); task !== undefined; task = queue.take()) {
            taken.push({ dueAt: task.dueAt, index: indexes.get(task.run)! });
          }
          expect(taken).toEqual(expected);
        },
      ),
    );
  });
});
