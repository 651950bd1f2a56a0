import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultImage } from '../src/default-image.ts';
import { installPackage, type InstalledPackage } from './support/installed-package.ts';

const workspace = join(import.meta.dirname, '../../..');
const compiler = join(workspace, 'node_modules/typescript/lib/tsc.js');
const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

const application = `
import { AcsEmulatorContainer, EmulatorWaitTimeout, type StartedAcsEmulatorContainer } from '@switchboard/testcontainers';

export async function codeOf(phone: string): Promise<string | undefined> {
  await using acs: StartedAcsEmulatorContainer = await new AcsEmulatorContainer()
    .withSeed({ phoneNumbers: ['+14255550100'] })
    .withStartupTimeout(5_000)
    .start();
  const { message } = await acs.control.waitForSms({ to: phone, match: 'code' });
  const { data } = await acs.control.waitForEvent('ChatMessageReceived', { where: { threadId: '19:x' } });
  const sender: string = data.sender.rawId;
  // @ts-expect-error: an event of chat has no phone number.
  data.phoneNumber;
  // @ts-expect-error: there is no such event.
  acs.control.waitForEvent('ChatMessageRecieved').catch((error) => error instanceof EmulatorWaitTimeout);
  return message + sender;
}
`;

describe('the package', () => {
  let project: InstalledPackage;
  beforeAll(async () => {
    project = await installPackage();
  });
  afterAll(() => project?.[Symbol.asyncDispose]());

  it('holds one module, its declarations and what people read', () => {
    expect(project.files.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'index.d.ts',
      'index.js',
      'package.json',
    ]);
  });

  it('needs Testcontainers and nothing else, and has no install script', async () => {
    const manifest = join(project.home, 'node_modules/@switchboard/testcontainers/package.json');
    const { dependencies, scripts } = await readJson(manifest);
    expect(Object.keys(dependencies)).toEqual(['testcontainers']);
    expect(scripts).toBeUndefined();
  });

  it('can be imported where no container engine is', async () => {
    const script = `import { AcsEmulatorContainer, createEmulatorControl } from '@switchboard/testcontainers';
      console.log(typeof new AcsEmulatorContainer().start, typeof createEmulatorControl().reset);`;
    expect(await project.node('--input-type=module', '--eval', script)).toBe('function function');
  });

  it('declares its types so that a test compiles against them', async () => {
    await project.write('app.ts', application);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, types: ['node'] },
      ...{ module: 'NodeNext', target: 'ES2022', lib: ['ES2023', 'ESNext.Disposable'] },
      typeRoots: [join(workspace, 'node_modules/@types')],
    };
    await project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    const output = await project.node(compiler).catch(({ stdout }: { stdout: string }) => stdout);
    const problems = output.split('\n').filter((line) => /^(app\.ts|node_modules\/@switchboard)/.test(line));
    expect(problems).toEqual([]);
  });

  it('starts the image of the emulator that it was made with', async () => {
    const { version } = await readJson(join(workspace, 'emulator/server/package.json'));
    expect(defaultImage).toBe(`acs-emulator:${version}`);
  });
});
