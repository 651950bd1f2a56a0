import { LiveUpdates } from './live-updates.ts';

/** Tells nobody anything: pages see a change when they read anew. */
export class SilentLiveUpdates extends LiveUpdates {
  override publish(): void {}
  override numbersChanged(): void {}
}
