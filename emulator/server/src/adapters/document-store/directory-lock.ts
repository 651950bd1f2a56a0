import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly startedAt: string;
}

/** Directories that this very process holds: a container's emulator always has the same number. */
const held = new Set<string>();

/**
 * Takes `directory` (made when missing) for this process. The lock of a process that has died is taken over.
 *
 * @returns a function that gives the directory back
 * @throws when another process holds it
 */
export function lockDirectory(directory: string): () => void {
  const path = join(makeDirectory(directory), 'lock');
  for (let attempt = 0; ; attempt++) {
    if (held.has(path)) throw new Error(inUse(directory, process.pid, 'this process'));
    try {
      writeFileSync(path, JSON.stringify(describeSelf()), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
    }
    takeOver(path, directory);
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

function makeDirectory(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return realpathSync(directory);
  } catch (error) {
    throw new Error(
      `The data directory ${directory} cannot be made or entered (${(error as Error).message}). ` +
        'Name a directory that this user may write to.',
      { cause: error },
    );
  }
}

/** Moves a dead owner's lock out of the way; moving is atomic, so only one of several rivals does it. */
function takeOver(path: string, directory: string): void {
  const found = readLock(path);
  if (found === undefined) return;
  const owner = parseOwner(found);
  if (owner && owner.host !== hostname()) throw new Error(inUseElsewhere(directory, owner, path));
  if (owner && isAlive(owner)) throw new Error(inUse(directory, owner.pid, 'another process'));
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readLock(aside);
  if (moved === found) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isSafeInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function describeSelf(): Owner {
  return { pid: process.pid, host: hostname(), startedAt: readStat(process.pid)?.startedAt ?? '' };
}

function isAlive({ pid, startedAt }: Owner): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = readStat(pid);
  if (!stat) return true;
  return !stat.isDead && (startedAt === '' || startedAt === stat.startedAt);
}

/** State and start of a process, where there is `/proc`. @see proc_pid_stat(5), fields 3 and 22 */
function readStat(pid: number): { isDead: boolean; startedAt: string } | undefined {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // A killed process keeps its number as a zombie until its parent looks.
    return { isDead: state === 'Z' || state === 'X', startedAt: `${boot} ${fields[18]}` };
  } catch {
    return undefined;
  }
}

const inUse = (directory: string, pid: number, who: string) =>
  `The data directory ${directory} is in use by ${who} (pid ${pid}). Stop it, or name another directory.`;

const inUseElsewhere = (directory: string, { pid, host }: Owner, path: string) =>
  `The data directory ${directory} is in use by a process on the host ${host} (pid ${pid}). ` +
  `Stop it, or name another directory. If it no longer runs, delete ${path}.`;
