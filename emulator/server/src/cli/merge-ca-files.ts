import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One file for `NODE_EXTRA_CA_CERTS`, which takes only one: the emulator's, or a temporary one with `existing` as well,
 * so that a machine behind a company's own authority keeps working.
 */
export async function mergeCaFiles(
  existing: string | undefined,
  emulators: string,
): Promise<{ path: string } & AsyncDisposable> {
  const other = existing && existing !== emulators ? await readFile(existing, 'utf8').catch(() => '') : '';
  if (other === '') return { path: emulators, [Symbol.asyncDispose]: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  const path = join(folder, 'ca.pem');
  await writeFile(path, `${other.trimEnd()}\n${await readFile(emulators, 'utf8')}`);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
