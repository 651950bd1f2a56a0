import { accessSync, constants, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Something to run. */
export interface Hook {
  readonly name: string;
  readonly command: string;
  /** Undefined: the command is a line for the shell. */
  readonly args?: readonly string[];
}

const forNode = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts']);

/**
 * The scripts of a folder in the order of their names: executable files, and those that Node or `sh` can run. Folders and hidden files
 * are left out.
 *
 * @throws when the folder cannot be read, or a file in it cannot be run
 */
export function findHooks(directory: string): Hook[] {
  return list(directory)
    .sort((left, right) => (left < right ? -1 : 1))
    .map((name) => toHook(name, join(directory, name)));
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `The hooks in ${directory} cannot be read (${code}). Give a folder of scripts with --hooks.`,
    );
  }
}

function toHook(name: string, path: string): Hook {
  const extension = extname(name);
  if (forNode.has(extension)) return { name, command: process.execPath, args: [path] };
  if (isExecutable(path)) return { name, command: path, args: [] };
  if (extension === '.sh') return { name, command: 'sh', args: [path] };
  throw new Error(`The hook ${path} cannot be run. Make it executable, or name it .sh, .js, .mjs or .ts.`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return process.platform !== 'win32';
  } catch {
    return false;
  }
}
