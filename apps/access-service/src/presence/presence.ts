import type { PagePresence } from '@switchboard/access-api';

/** Of a user with several pages the first of these counts. */
const strongestFirst: readonly PagePresence[] = ['in-call', 'available', 'away'];

/** Undefined for somebody who has no page open. */
export function strongestOf(states: Iterable<PagePresence>): PagePresence | undefined {
  const said = new Set(states);
  return strongestFirst.find((state) => said.has(state));
}

/** Where somebody is, whatever others may know of it. */
export interface Whereabouts {
  /** Undefined for somebody who has no page open. */
  readonly state: PagePresence | undefined;
  readonly lastSeenAt: Date | undefined;
}
