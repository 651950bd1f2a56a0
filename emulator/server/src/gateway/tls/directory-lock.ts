import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Longer than any holder needs; a lock that is older was left behind by a process that died. */
const staleMs = 10_000;
const retryMs = 20;

/** Runs `work` while no other process holds the lock. A directory is the lock, since making one is atomic everywhere. */
export async function withDirectoryLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await tryLock(path))) await delay(retryMs);
  try {
    return await work();
  } finally {
    await rmdir(path).catch(() => undefined);
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const taken = await stat(path).catch(() => undefined);
  if (taken !== undefined && Date.now() - taken.mtimeMs > staleMs) await rmdir(path).catch(() => undefined);
  return false;
}
