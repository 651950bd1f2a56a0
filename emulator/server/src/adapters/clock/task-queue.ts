export interface ScheduledTask {
  readonly dueAt: number;
  readonly run: () => void | Promise<void>;
}

interface Entry extends ScheduledTask {
  run: ScheduledTask['run'];
  readonly order: number;
  state: 'waiting' | 'cancelled' | 'taken';
}

const nothing = () => undefined;
/** This many cancelled tasks may stay in the heap before it is looked through for them. */
const tolerated = 64;

/** Tasks by due time; those due at the same moment keep the order in which they were added. A binary heap. */
export class TaskQueue {
  #heap: Entry[] = [];
  #cancelled = 0;
  #added = 0;

  add(task: ScheduledTask): () => void {
    const entry: Entry = { ...task, order: this.#added++, state: 'waiting' };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return () => this.#cancel(entry);
  }

  /** The task that is due first, which stays in the queue. */
  peek(): ScheduledTask | undefined {
    while (this.#heap[0]?.state === 'cancelled') this.#removeFirst();
    return this.#heap[0];
  }

  take(): ScheduledTask | undefined {
    const first = this.peek();
    if (first !== undefined) this.#removeFirst();
    return first;
  }

  clear(): void {
    for (const entry of this.#heap) entry.state = 'taken';
    this.#heap = [];
    this.#cancelled = 0;
  }

  /** Lets go at once of what the task holds, which may have been due in a day. */
  #cancel(entry: Entry): void {
    if (entry.state !== 'waiting') return;
    entry.state = 'cancelled';
    entry.run = nothing;
    this.#cancelled += 1;
    if (this.#cancelled > tolerated && this.#cancelled > this.#heap.length / 2) this.#removeCancelled();
  }

  #removeCancelled(): void {
    // An array in order is a heap.
    this.#heap = this.#heap
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order);
    this.#cancelled = 0;
  }

  #removeFirst(): void {
    const first = this.#heap[0];
    if (first?.state === 'cancelled') this.#cancelled -= 1;
    else if (first) first.state = 'taken';
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
