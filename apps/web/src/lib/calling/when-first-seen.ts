/** Runs `task` once, when the page is visible and has nothing better to do. Returns what cancels it. */
export function whenFirstSeen(task: () => void): () => void {
  let cancelIdle = () => {};
  const check = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', check);
    cancelIdle = whenIdle(task);
  };
  document.addEventListener('visibilitychange', check);
  check();
  return () => {
    document.removeEventListener('visibilitychange', check);
    cancelIdle();
  };
}

/** Safari has no `requestIdleCallback`. */
function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(task, { timeout: 2000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(task, 200);
  return () => clearTimeout(id);
}
