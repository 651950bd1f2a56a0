import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Reads `+ <target>` and `- <target>`, and ends what is left when there is nobody any more who could say so. A shell, because it
 * takes a megabyte; a target is a process id, or a negative one for a process group.
 */
const script = `
targets=' '
while read -r change target; do
  case $change in
    +) targets="$targets$target " ;;
    -) kept=' '
      for each in $targets; do [ "$each" = "$target" ] || kept="$kept$each "; done
      targets=$kept ;;
  esac
done
for target in $targets; do kill -s TERM -- "$target"; done
[ "$targets" = ' ' ] || sleep 6
for target in $targets; do kill -s KILL -- "$target"; done
`;

let watcher: ChildProcess | undefined;

/**
 * Makes a process, or a process group by its negative id, end when this process is gone, however it ended: also one that was
 * killed, and so could stop nothing itself. Returns what takes that back. Does nothing on Windows.
 */
export function endWithParent(target: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  tell(`+ ${target}`);
  return () => tell(`- ${target}`);
}

function tell(line: string): void {
  watcher ??= startWatcher();
  watcher.stdin?.write(`${line}\n`);
}

/** In a session of its own, so that what ends this process does not end the watcher. */
function startWatcher(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
