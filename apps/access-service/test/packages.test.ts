import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const manifest = async (path: string) =>
  JSON.parse(await readFile(join(import.meta.dirname, path), 'utf8')) as { dependencies: object };

it('the bundle finds the packages of libs/database in the same versions, since it is loaded from here', async () => {
  const { dependencies } = await manifest('../../../libs/database/package.json');
  expect((await manifest('../package.json')).dependencies).toMatchObject(dependencies);
});
