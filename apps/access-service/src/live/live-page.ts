import type { LiveEvents } from '@switchboard/access-api';
import type { User } from '../users/user.ts';

/** The open socket of a page, as features see it that pages talk to. */
export interface LivePage {
  readonly user: Pick<User, 'id'>;
  tell<Name extends keyof LiveEvents>(name: Name, ...update: Parameters<LiveEvents[Name]>): void;
  /** From now on the page hears what is published to the watchers of these users, and of no others. */
  watch(userIds: readonly string[]): Promise<void>;
}

/** A feature that pages talk to. Never fails. */
export interface LivePageListener {
  opened(page: LivePage): void;
  /** @returns false when nothing of the kind may be said: the page is closed */
  said(page: LivePage, name: string, value: unknown): boolean;
  closed(page: LivePage): void;
}

/** The pages of this replica, for the one feature that they talk to. */
export interface LivePages {
  /** To be called before the first page connects. */
  listenToPages(listener: LivePageListener): void;
  /** Tells every page of this replica, and no other. */
  publishHere<Name extends keyof LiveEvents>(name: Name, ...update: Parameters<LiveEvents[Name]>): void;
}
