import type { Journal, JournalEntry } from '../../kernel/ports/journal.ts';

const capacity = 1000;
/** Longer bodies are cut, here already, so that the journal's memory stays bounded. */
const maximumBodyBytes = 64 * 1024;

/** The latest exchanges in memory. */
export function createRingJournal(): Journal {
  let entries: JournalEntry[] = [];
  let next = 0;

  return {
    record(entry) {
      entries[next] = bounded(entry);
      next = (next + 1) % capacity;
    },
    latest(limit) {
      const newestFirst = [...entries.slice(next), ...entries.slice(0, next)].reverse();
      return newestFirst.slice(0, limit);
    },
    reset() {
      entries = [];
      next = 0;
    },
  };
}

function bounded(entry: JournalEntry): JournalEntry {
  const { requestBody, responseBody } = entry;
  const long = responseBody instanceof Uint8Array && responseBody.length > maximumBodyBytes;
  if (requestBody.length <= maximumBodyBytes && !long) return entry;
  return { ...entry, requestBody: cut(requestBody), responseBody: long ? cut(responseBody) : responseBody };
}

/** A copy, since a view would keep the whole body alive. */
function cut(body: Uint8Array): Uint8Array {
  return body.length > maximumBodyBytes ? Uint8Array.prototype.slice.call(body, 0, maximumBodyBytes) : body;
}
