/** Reading `localStorage` throws where the browser forbids storage. */
export function availableStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
