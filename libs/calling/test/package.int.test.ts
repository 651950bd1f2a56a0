import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const workspaceModules = join(import.meta.dirname, '../../../node_modules');

/** What an application writes, with the one alias that the README names. */
const application = `
import { CallClient, Features, LocalVideoStream, type Call, type CallAgent } from '@azure/communication-calling';
import { configureCalling } from '@switchboard/calling';
import type { CommunicationTokenCredential } from '@azure/communication-common';

configureCalling({ endpoint: 'https://localhost:3002' });
export async function join(credential: CommunicationTokenCredential, groupId: string): Promise<Call> {
  const client = new CallClient();
  const agent: CallAgent = await client.createCallAgent(credential, { displayName: 'Ann' });
  const [camera] = await (await client.getDeviceManager()).getCameras();
  const call = agent.join({ groupId }, camera ? { videoOptions: { localVideoStreams: [new LocalVideoStream(camera)] } } : {});
  const hands: number[] = call.feature(Features.RaiseHand).getRaisedHands().map(({ order }) => order);
  call.on('stateChanged', () => hands.push(call.remoteParticipants.length));
  // @ts-expect-error: a call has no such event, and the declarations know it.
  call.on('stateChangd', () => undefined);
  return call;
}
`;

describe('the package', () => {
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'calling-package-'));
    const installed = join(home, 'node_modules/@switchboard/calling');
    await mkdir(installed, { recursive: true });
    await run('npm', ['pack', join(import.meta.dirname, '../dist'), '--pack-destination', home]);
    const [archive] = (await readdir(home)).filter((name) => name.endsWith('.tgz'));
    await run('tar', ['-xzf', join(home, archive!), '--strip-components=1', '-C', installed]);
    for (const name of await readdir(join(workspaceModules, '@azure'))) {
      if (name === 'communication-calling') continue;
      await mkdir(join(home, 'node_modules/@azure'), { recursive: true });
      await symlink(join(workspaceModules, '@azure', name), join(home, 'node_modules/@azure', name));
    }
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it('runs in Node without anything of this workspace', async () => {
    const script = `
      const { CallClient, Features } = await import('@switchboard/calling');
      console.log(String(new CallClient() instanceof CallClient), String('RaiseHand' in Features));
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: home });
    expect(stdout.trim()).toBe('true true');
  });

  it('declares its types so that an application compiles against them', async () => {
    await writeFile(join(home, 'app.ts'), application);
    await writeFile(
      join(home, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          module: 'ESNext',
          moduleResolution: 'bundler',
          target: 'ES2022',
          lib: ['ES2022', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
          types: [],
          paths: { '@azure/communication-calling': ['./node_modules/@switchboard/calling'] },
        },
        files: ['app.ts'],
      }),
    );
    const output = await run(process.execPath, [join(workspaceModules, 'typescript/lib/tsc.js')], {
      cwd: home,
    }).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    );
    // Azure's packages want Node's types, which a page does not have.
    const problems = output.split('\n').filter((line) => /^(app\.ts|node_modules\/@switchboard)/.test(line));
    expect(problems).toEqual([]);
  }, 60_000);
});
