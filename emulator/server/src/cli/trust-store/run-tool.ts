import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** @throws with what the tool printed */
export async function runTool(tool: string, ...args: string[]): Promise<void> {
  try {
    await execute(tool, args);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`${tool}: ${(stderr?.trim() || message).split('\n', 1)[0]}`);
  }
}

/** Administrators' tools are often outside an ordinary user's path. */
const furtherFolders = ['/usr/sbin', '/sbin'];

export async function hasTool(tool: string): Promise<boolean> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...furtherFolders];
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, tool), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
