import { execFileSync } from 'node:child_process';

/** What the engine has, as its command line lists it. */
export const docker = (...args: string[]): string[] =>
  execFileSync('docker', args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

/** Volumes that a container has mounted. */
export const volumesOf = (containerId: string) =>
  docker('inspect', '--format', '{{range .Mounts}}{{println .Name}}{{end}}', containerId);
