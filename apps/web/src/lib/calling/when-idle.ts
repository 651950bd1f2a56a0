/** A page in the background may never be idle by its own account. */
const LONGEST_WAIT_MS = 2000;

/** Runs `task` once, when the page has nothing better to do. Returns what cancels it. */
export function whenIdle(task: () => void): () => void {
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(task, { timeout: LONGEST_WAIT_MS });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(task, 200);
  return () => clearTimeout(id);
}
