import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';

const files = ['emulator/server', 'apps/access-service', 'apps/web'].map((folder) => `${folder}/Dockerfile`);
const read = (file: string) => readFile(join(workspaceRoot, file), 'utf8');

/** What comes before the stage "build", without the line that tells how to build this one. */
const installation = (text: string) =>
  text.slice(text.indexOf('\n') + 1, text.indexOf('FROM packages AS build'));

describe('the Dockerfiles', () => {
  it('install packages by the same lines, so that it happens once for all of them', async () => {
    const [first, ...others] = (await Promise.all(files.map(read))).map(installation);
    expect(first).toContain('RUN npm ci');
    for (const other of others) expect(other).toBe(first);
  });

  it.each(files)(
    '%s ends in a user by number, as orchestrators want it, with an own check of health',
    async (file) => {
      const last = (await read(file)).split(/^FROM /m).at(-1);
      expect(last).toMatch(/^USER 1000:1000$/m);
      expect(last).toMatch(/^HEALTHCHECK /m);
      expect(last).toMatch(/^ENTRYPOINT \["node", /m);
    },
  );
});
