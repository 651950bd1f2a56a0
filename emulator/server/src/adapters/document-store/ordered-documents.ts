import type { StoredDocument } from '../../kernel/ports/document-store.ts';

/** The place of one document; the same object stands in every list, so that replacing a body touches no list. */
export interface DocumentSlot {
  readonly sequence: number;
  document: StoredDocument<unknown>;
}

const CHUNK_SIZE = 512;

/**
 * Slots in the order of their sequence, in chunks of bounded size: adding at the end, adding in the middle, removing
 * and seeking stay cheap with a million documents.
 */
export class OrderedDocuments {
  /** None of the chunks is empty, except the only one of an empty list. */
  readonly #chunks: DocumentSlot[][] = [[]];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(slot: DocumentSlot): void {
    const index = this.#chunkFor(slot.sequence);
    const chunk = this.#chunks[index]!;
    const position = lowerBound(chunk, slot.sequence);
    if (position === chunk.length) chunk.push(slot);
    else chunk.splice(position, 0, slot);
    this.#size++;
    if (chunk.length > CHUNK_SIZE) this.#split(index, position);
  }

  remove(slot: DocumentSlot): void {
    const index = this.#chunkFor(slot.sequence);
    const chunk = this.#chunks[index]!;
    const position = lowerBound(chunk, slot.sequence);
    if (chunk[position] !== slot) return;
    chunk.splice(position, 1);
    this.#size--;
    if (chunk.length === 0 && this.#chunks.length > 1) this.#chunks.splice(index, 1);
  }

  /** Slots with a sequence greater than `after`. */
  *forward(after = -1): Generator<DocumentSlot> {
    const first = this.#chunkFor(after);
    for (let index = first; index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index]!;
      for (let i = index === first ? lowerBound(chunk, after + 1) : 0; i < chunk.length; i++) yield chunk[i]!;
    }
  }

  /** Slots with a sequence less than `before`, the greatest first. */
  *backward(before = Infinity): Generator<DocumentSlot> {
    const first = this.#chunkFor(before);
    for (let index = first; index >= 0; index--) {
      const chunk = this.#chunks[index]!;
      for (let i = (index === first ? lowerBound(chunk, before) : chunk.length) - 1; i >= 0; i--)
        yield chunk[i]!;
    }
  }

  /** Index of the last chunk that begins at or before `sequence`, or 0. */
  #chunkFor(sequence: number): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#chunks[middle]![0]!.sequence <= sequence) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** An append at the very end leaves the full chunk as it is, so that a list that only grows has full chunks. */
  #split(index: number, position: number): void {
    const chunk = this.#chunks[index]!;
    const appended = position === chunk.length - 1;
    this.#chunks.splice(index + 1, 0, chunk.splice(appended ? position : chunk.length >> 1));
  }
}

/** First position whose sequence is at least `sequence`. */
function lowerBound(chunk: readonly DocumentSlot[], sequence: number): number {
  let low = 0;
  let high = chunk.length;
  if (high > 0 && chunk[high - 1]!.sequence < sequence) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunk[middle]!.sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
