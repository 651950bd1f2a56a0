/** What one replica tells the others: that something which they may have read before is no longer so. */
export type ReplicaMessage =
  /** The user's sessions, role, state or tokens. */
  | { readonly kind: 'user-changed'; readonly userId: string }
  /** The data plane refused the user's tokens; those that were asked for before (epoch milliseconds) are not to be given again. */
  | { readonly kind: 'tokens-refused'; readonly userId: string; readonly askedBefore: number }
  /** Which numbers these users see. */
  | { readonly kind: 'numbers-changed'; readonly userIds: readonly string[] | 'all' };

type Listener = (message: ReplicaMessage) => void;

/**
 * Tells the other replicas at once. A message may be lost, so whatever follows from one must come about without it too, later;
 * `onGap` says when messages may have been lost.
 */
export abstract class ReplicaBus {
  readonly #listeners: Listener[] = [];
  readonly #gapListeners: (() => void)[] = [];

  /** To the others, not to this process. Never fails. */
  abstract tell(message: ReplicaMessage): void;
  /** Something was not told to the others, by whatever way: they are told that there is a gap, as soon as that is possible. */
  abstract tellOfGap(): void;

  onMessage(listener: Listener): void {
    this.#listeners.push(listener);
  }

  onGap(listener: () => void): void {
    this.#gapListeners.push(listener);
  }

  protected received(message: ReplicaMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  protected missed(): void {
    for (const listener of this.#gapListeners) listener();
  }
}

/** For a process that is alone. */
export class NoOtherReplicas extends ReplicaBus {
  override tell(): void {}
  override tellOfGap(): void {}
}
