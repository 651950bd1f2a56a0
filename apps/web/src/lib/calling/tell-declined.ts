import { accessApi } from '../http/access-api.ts';

/** The event that tells of the call may come later than the person is quick. */
const againAfterMs = [1_000, 5_000, 20_000];

/** Lets the history know that a call was declined and not missed. When that fails it counts as missed: nothing is worth telling. */
export async function tellDeclined(serverCallId: string): Promise<void> {
  for (const delayMs of [0, ...againAfterMs]) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    try {
      const { isKnown } = await accessApi.declineCall({ serverCallId });
      if (isKnown) return;
    } catch {
      return;
    }
  }
}
