import { describe, expect, it } from 'vitest';
import type { Benchmark } from './benchmark.ts';
import { readCommandLine, UsageError } from './command-line.ts';

const all = ['start', 'identity'].map((name): Benchmark => ({
  name,
  summary: `measures ${name}`,
  projects: [],
  run: async () => [],
}));
const names = (...args: string[]) => readCommandLine(args, all).benchmarks.map(({ name }) => name);

describe('readCommandLine', () => {
  it('runs everything, or what --only names, in the order of the table', () => {
    expect(names()).toEqual(['start', 'identity']);
    expect(names('--only', 'identity')).toEqual(['identity']);
    expect(names('--only=identity,start')).toEqual(['start', 'identity']);
  });

  it('names the benchmarks when it does not know one', () => {
    expect(() => names('--only', 'strat')).toThrow(
      new UsageError('There is no benchmark "strat"; there are start, identity.'),
    );
  });

  it.each([['--fast'], ['start'], ['--only']])('refuses %s', (argument) => {
    expect(() => names(argument)).toThrow(UsageError);
  });

  it('describes each benchmark', () => {
    expect(readCommandLine(['--help'], all).help).toContain('measures identity');
  });
});
