import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bareEnvironment,
  emulatorArchive,
  makeExampleProject,
  workspaceRoot,
} from '../src/example-project.ts';
import { jobOf, problemsOf, runSteps } from '../src/github-workflow.ts';
import { missingRunner, runGitlabJob } from '../src/gitlab-pipeline.ts';

const readText = (path: string) => readFileSync(join(workspaceRoot, path), 'utf8');
const reusable = readText('.github/workflows/with-acs-emulator.yml');
const githubExample = readText('docs/ci/github-service-container.yml');
const gitlabExample = readText('docs/ci/gitlab.yml');
const guide = readText('docs/testing-with-the-emulator.md');

let project: ReturnType<typeof makeExampleProject>;
beforeAll(() => {
  project = makeExampleProject();
});
afterAll(() => project[Symbol.dispose]());

describe('the reusable workflow of GitHub', () => {
  const inputs = { install: 'npm ci', seed: '', emulator: `./${emulatorArchive}`, command: 'npm test' };
  const run = async (given: Partial<typeof inputs> = {}) =>
    runSteps(await jobOf(reusable), {
      cwd: project.folder,
      contexts: { inputs: { ...inputs, ...given } },
      environment: bareEnvironment,
    });

  it('is one that GitHub takes, as is the example with a service', async () => {
    expect(await problemsOf(reusable)).toEqual([]);
    expect(await problemsOf(githubExample)).toEqual([]);
  });

  it('has the inputs that the guide calls it with', async () => {
    const [, job = ''] = /```yaml\n(jobs:.*?)```/s.exec(guide) ?? [];
    const caller = `on: push\n${job.replace(/<owner>.*?@<tag>/, './.github/workflows/with-acs-emulator.yml')}`;
    expect(await problemsOf(caller, reusable)).toEqual([]);
    expect(await problemsOf(caller.replace('seed:', 'sead:'), reusable)).toEqual([
      expect.stringContaining('Invalid input, sead is not defined'),
    ]);
  });

  it('runs a command of a project that has installed nothing but its own packages', async () => {
    expect(await run()).toContain('without a token: 401');
  });

  it('hands the command on as it is, whatever characters it has', async () => {
    const command = `printf '%s|' "a b" '$HOME' \`echo c\` | tee 'out put.txt' && test -s 'out put.txt'`;
    expect(await run({ command, install: '' })).toContain('a b|$HOME|c|');
  });

  it('fails as the command does, also in the middle of a pipe', async () => {
    await expect(run({ install: '', command: 'exit 3 | cat' })).rejects.toThrow('A step ended with 3');
  });

  it('fills the emulator with a seed', async () => {
    writeFileSync(join(project.folder, 'seed.json'), '{ "phoneNumbers": ["+14255550100"] }');
    const command = 'curl --fail --silent "${ACS_ENDPOINT/https/http}/_emulator/state"';
    expect(await run({ install: '', seed: 'seed.json', command })).toContain('+14255550100');
  });
});

describe.skipIf(missingRunner)(`the GitLab example ${missingRunner}`, () => {
  it('runs a command beside an emulator in one line', async () => {
    writeFileSync(join(project.folder, '.gitlab-ci.yml'), gitlabExample);
    const { code, output } = await runGitlabJob(project.folder, 'test with exec', '--force-shell-executor');
    expect(output).toContain('without a token: 401');
    expect(code).toBe(0);
  });
});

describe('the examples', () => {
  it('name the version that there is', () => {
    const { version } = JSON.parse(readText('emulator/server/package.json'));
    for (const text of [reusable, githubExample, gitlabExample, guide]) {
      const named = text.matchAll(/acs-emulator[:@](\d[\w.-]*)/g);
      expect(new Set(Array.from(named, ([, each]) => each))).toEqual(new Set([version]));
    }
  });
});
