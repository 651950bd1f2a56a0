import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AcsEmulatorContainer } from '@switchboard/testcontainers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareEnvironment, makeExampleProject, workspaceRoot } from '../src/example-project.ts';
import { environmentOf, jobOf, runSteps } from '../src/github-workflow.ts';
import { missingRunner, runGitlabJob } from '../src/gitlab-pipeline.ts';

const example = (name: string) => readFileSync(join(workspaceRoot, 'docs/ci', name), 'utf8');
const image = process.env['ACS_EMULATOR_IMAGE'];
/** In the place of the image that a registry would have. */
const withLocalImage = (text: string) =>
  image === undefined ? text : text.replaceAll(/(?<=(?:image|name): )acs-emulator:\S+/g, image);

/** The helper of gitlab-ci-local that waits until a service listens, as an image that is on this machine. */
const waiter = 'switchboard-wait-for-service:test';
const docker = (...args: string[]) =>
  execFileSync('docker', args, { stdio: ['ignore', 'ignore', 'inherit'] });

let project: ReturnType<typeof makeExampleProject>;
beforeAll(() => {
  project = makeExampleProject();
  docker('build', '--quiet', '--tag', waiter, join(import.meta.dirname, 'wait-for-service'));
});
afterAll(() => {
  docker('image', 'rm', waiter);
  project[Symbol.dispose]();
});

describe('the GitHub example with a service', () => {
  it('trusts the emulator and tests beside it', async () => {
    const contexts = { github: { run_id: 4711 } };
    const workflow = example('github-service-container.yml');
    const { services } = await jobOf(workflow);
    const settings = services?.assertMapping('services').get(0).value.assertMapping('acs').find('env');
    const { ACS_EMULATOR_CONTROL_KEY = '' } = environmentOf(settings?.assertMapping('env'), contexts);
    await using acs = await new AcsEmulatorContainer(image).withControlKey(ACS_EMULATOR_CONTROL_KEY).start();
    // The machine of a job has the port to itself; this one may not.
    const text = workflow.replaceAll('localhost:3002', `localhost:${acs.getMappedPort(3002)}`);
    const output = runSteps(await jobOf(text), {
      cwd: project.folder,
      contexts,
      environment: bareEnvironment,
    });
    expect(output).toContain('without a token: 401');
  });
});

describe.skipIf(missingRunner)(`the GitLab example with a service ${missingRunner}`, () => {
  it('trusts the emulator and tests beside it', async () => {
    writeFileSync(join(project.folder, '.gitlab-ci.yml'), withLocalImage(example('gitlab.yml')));
    const { code, output } = await runGitlabJob(
      project.folder,
      'test with a service',
      ...[
        '--wait-image',
        waiter,
        '--helper-image',
        'node:24-bookworm-slim',
        '--pull-policy',
        'if-not-present',
      ],
    );
    expect(output).toContain('without a token: 401');
    expect(code).toBe(0);
  });
});
