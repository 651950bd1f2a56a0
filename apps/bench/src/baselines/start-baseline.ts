import { fileURLToPath } from 'node:url';
import { MeasuredProcess } from '../measured-process.ts';

export interface Baseline extends AsyncDisposable {
  readonly process: MeasuredProcess;
  readonly port: number;
}

/** Runs a script of this folder, which prints `port=<number>` when it listens. */
export async function startBaseline(script: string, env: Record<string, string> = {}): Promise<Baseline> {
  const child = await MeasuredProcess.start({
    args: [fileURLToPath(new URL(script, import.meta.url))],
    env,
    isReady: (line) => line.startsWith('port='),
  });
  const port = Number(child.lines.at(-1)?.slice('port='.length));
  return { process: child, port, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
}
