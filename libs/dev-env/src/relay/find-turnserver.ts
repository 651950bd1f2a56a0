import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of the installed coturn, or `TURNSERVER_PATH`; undefined when there is none. */
export function findTurnserver(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env['TURNSERVER_PATH'];
  if (chosen) return chosen;
  const directories = [
    ...(env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return directories.map((directory) => join(directory, 'turnserver')).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
