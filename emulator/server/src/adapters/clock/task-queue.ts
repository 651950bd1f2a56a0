export interface ScheduledTask {
  readonly dueAt: number;
  readonly run: () => void | Promise<void>;
}

interface Entry extends ScheduledTask {
  readonly order: number;
  state: 'waiting' | 'cancelled' | 'taken';
}

/** Cancelled entries are thrown out together once they are more than these and more than half. */
const toleratedCancellations = 64;

/** Tasks by due time; those due at the same moment keep the order in which they were added. A binary heap. */
export class TaskQueue {
  #heap: Entry[] = [];
  #cancellations = 0;
  #added = 0;

  /** Returns a function that cancels the task, unless it was taken. */
  add({ dueAt, run }: ScheduledTask): () => void {
    const entry: Entry = { dueAt, run, order: this.#added++, state: 'waiting' };
    this.#insert(entry);
    return () => {
      if (entry.state !== 'waiting') return;
      entry.state = 'cancelled';
      this.#cancellations += 1;
      this.#sweep();
    };
  }

  /** The task that is due first, which stays in the queue. */
  peek(): ScheduledTask | undefined {
    while (this.#heap[0]?.state === 'cancelled') {
      this.#cancellations -= 1;
      this.#removeFirst();
    }
    return this.#heap[0];
  }

  take(): ScheduledTask | undefined {
    this.peek();
    const first = this.#heap[0];
    if (first === undefined) return undefined;
    first.state = 'taken';
    this.#removeFirst();
    return first;
  }

  clear(): void {
    for (const entry of this.#heap) entry.state = 'taken';
    this.#heap = [];
    this.#cancellations = 0;
  }

  #sweep(): void {
    if (this.#cancellations <= Math.max(toleratedCancellations, this.#heap.length / 2)) return;
    const waiting = this.#heap.filter(({ state }) => state === 'waiting');
    this.#heap = [];
    this.#cancellations = 0;
    for (const entry of waiting) this.#insert(entry);
  }

  #insert(entry: Entry): void {
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #before(left: number, right: number): boolean {
    const a = this.#heap[left]!;
    const b = this.#heap[right]!;
    return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    [this.#heap[left], this.#heap[right]] = [this.#heap[right]!, this.#heap[left]!];
  }

  #rise(index: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(index: number): void {
    for (;;) {
      const left = 2 * index + 1;
      if (left >= this.#heap.length) return;
      const child = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, index)) return;
      this.#swap(child, index);
      index = child;
    }
  }
}
