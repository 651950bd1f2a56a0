import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runProgram, type Ended } from './example-project.ts';

const runner = fileURLToPath(import.meta.resolve('gitlab-ci-local/dist/index.js'));

/** The runner copies repositories with it. Empty where it is there. */
const hasRsync = spawnSync('rsync', ['--version']).error === undefined;
export const missingRunner = hasRsync ? '' : '(needs rsync: apt-get install rsync)';

/**
 * Runs one job of a repository's `.gitlab-ci.yml`, after it has been checked with GitLab's own schema.
 * @see https://github.com/firecow/gitlab-ci-local
 */
export function runGitlabJob(repository: string, job: string, ...options: string[]): Promise<Ended> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('remote', 'add', 'origin', 'git@gitlab.com:example/project.git');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--message=test');
  return runProgram(process.execPath, [runner, job, '--no-color', ...options], repository);
}
