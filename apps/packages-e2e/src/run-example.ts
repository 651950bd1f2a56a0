import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram, type Ended } from './run-program.ts';

const examples = join(import.meta.dirname, '../examples');

/** Copies an example into the project that has installed the packages, where it finds them as a user's does. */
export async function copyExample(name: string, installation: string): Promise<string> {
  const folder = join(installation, name);
  await cp(join(examples, name), folder, { recursive: true });
  return folder;
}

/** Runs a tool of the installation in a folder of it. */
export function runTool(
  installation: string,
  tool: string,
  args: readonly string[],
  folder: string,
  environment?: Readonly<Record<string, string>>,
): Promise<Ended> {
  return runProgram(
    process.execPath,
    [join(installation, 'node_modules', tool), ...args],
    folder,
    environment,
  );
}
