export interface ScheduledTask {
  readonly dueAt: number;
  readonly run: () => void | Promise<void>;
}

interface Entry extends ScheduledTask {
  readonly order: number;
}

/** Tasks by due time; those due at the same moment keep the order in which they were added. A binary heap. */
export class TaskQueue {
  #heap: Entry[] = [];
  #cancelled = new Set<ScheduledTask>();
  #added = 0;

  add(task: ScheduledTask): () => void {
    const entry = { ...task, order: this.#added++ };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return () => void this.#cancelled.add(entry);
  }

  /** The task that is due first, which stays in the queue. */
  peek(): ScheduledTask | undefined {
    while (this.#heap[0] !== undefined && this.#cancelled.delete(this.#heap[0])) this.#removeFirst();
    return this.#heap[0];
  }

  take(): ScheduledTask | undefined {
    const first = this.peek();
    if (first !== undefined) this.#removeFirst();
    return first;
  }

  clear(): void {
    this.#heap = [];
    this.#cancelled.clear();
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
