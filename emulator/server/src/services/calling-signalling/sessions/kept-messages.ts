import { limits } from '../limits.ts';

/** The latest messages of a session, until the client says that it has them. */
export class KeptMessages {
  #texts: string[] = [];
  #characters = 0;
  /** Of the last message that is no longer kept. */
  #forgotten = 0;

  get last(): number {
    return this.#forgotten + this.#texts.length;
  }

  add(text: string): void {
    this.#texts.push(text);
    this.#characters += text.length;
    let surplus = 0;
    while (this.#texts.length - surplus > limits.keptMessages || this.#characters > limits.keptCharacters) {
      this.#characters -= this.#texts[surplus]?.length ?? 0;
      surplus += 1;
    }
    this.#drop(surplus);
  }

  acknowledge(sequence: number): void {
    const count = Math.min(sequence, this.last) - this.#forgotten;
    if (count <= 0) return;
    for (const text of this.#texts.slice(0, count)) this.#characters -= text.length;
    this.#drop(count);
  }

  /** Undefined when some of them are no longer kept, or the client cannot have received so many. */
  after(sequence: number): readonly string[] | undefined {
    if (sequence < this.#forgotten || sequence > this.last) return undefined;
    return this.#texts.slice(sequence - this.#forgotten);
  }

  #drop(count: number): void {
    if (count === 0) return;
    this.#texts = this.#texts.slice(count);
    this.#forgotten += count;
  }
}
