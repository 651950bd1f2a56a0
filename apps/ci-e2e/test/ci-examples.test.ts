import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bareEnvironment,
  emulatorArchive,
  makeExampleProject,
  workspaceRoot,
} from '../src/example-project.ts';
import { jobOf, problemsOf, runSteps } from '../src/github-workflow.ts';
import { runGitlabJob } from '../src/gitlab-pipeline.ts';

const inWorkspace = (path: string) => join(workspaceRoot, path);
const reusable = inWorkspace('.github/workflows/with-acs-emulator.yml');
const [githubExample, gitlabExample] = [
  inWorkspace('docs/ci/github-service-container.yml'),
  inWorkspace('docs/ci/gitlab.yml'),
];

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

describe('the GitLab example', () => {
  it('runs a command beside an emulator in one line', async () => {
    copyFileSync(gitlabExample, join(project.folder, '.gitlab-ci.yml'));
    const { code, output } = await runGitlabJob(project.folder, 'test with exec', '--force-shell-executor');
    expect(output).toContain('without a token: 401');
    expect(code).toBe(0);
  });
});

describe('the examples', () => {
  it('name the version that there is', () => {
    const manifest = readFileSync(inWorkspace('emulator/server/package.json'), 'utf8');
    const { version } = JSON.parse(manifest);
    for (const path of [reusable, githubExample, gitlabExample]) {
      const named = readFileSync(path, 'utf8').matchAll(/acs-emulator[:@](\d[\w.-]*)/g);
      expect(new Set(Array.from(named, ([, each]) => each))).toEqual(new Set([version]));
    }
  });
});
