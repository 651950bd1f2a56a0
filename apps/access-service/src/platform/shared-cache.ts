import type { ZodType } from 'zod';

export interface SharedValue<T> {
  /** For example `token:browser:<user id>`. */
  readonly name: string;
  readonly schema: ZodType<T>;
}

export interface SharedValueRequest<T> extends SharedValue<T> {
  /** Those who ask with the same one wait for one `make`. */
  readonly flight: string;
  isGood(value: T): boolean;
  make(): Promise<T>;
  /** How long others may use it. */
  livesMs(value: T): number;
}

/** What one replica made and the others use too. */
export abstract class SharedCache {
  /** A good value of whichever replica, or else a new one. @throws what `make` throws */
  abstract obtain<T>(request: SharedValueRequest<T>): Promise<T>;
  /** Removes those that `isMeant`. Never fails: whoever asks again must see for themselves whether a value is good. */
  abstract remove<T>(values: readonly SharedValue<T>[], isMeant?: (value: T) => boolean): Promise<void>;
}

/** For a process that is alone: it knows what it made. */
export class NoSharedCache extends SharedCache {
  override async obtain<T>({ make }: SharedValueRequest<T>): Promise<T> {
    return make();
  }

  override async remove(): Promise<void> {}
}
