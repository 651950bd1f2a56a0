import type { Benchmark, Figure } from '../benchmark.ts';
import { CallingClients } from '../calling/start-calling-clients.ts';
import { ChatPopulation } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { percentile } from '../statistics.ts';

const callCount = 500;

export const calling: Benchmark = {
  name: 'calling',
  summary: `each message of a call's set-up, while ${callCount} calls go on`,
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using clients = new CallingClients();
    using population = new ChatPopulation(emulator);

    progress(`connecting ${callCount * 2} clients`);
    const users = await population.createUsers(callCount * 2, ['voip']);
    const url = `ws://127.0.0.1:${emulator.port}/calling/signalling`;
    await clients.ask({ command: 'connect', url, users });
    const idleMegabytes = emulator.process.residentMegabytes();

    progress(`setting up ${callCount} calls`);
    await clients.ask({ command: 'callAll' });
    const callingMegabytes = emulator.process.residentMegabytes();

    progress('setting up each call again');
    const { milliseconds } = await clients.ask({ command: 'measureSetUp', rounds: quick ? 1 : 4 });
    return [
      {
        title: `call set-up message → its effect at the other, ${callCount} calls, p99`,
        measured: { value: percentile(milliseconds, 0.99), unit: 'ms' },
        bar: { atMost: 50 },
        note: `of ${milliseconds.length} messages, slowest ${Math.max(...milliseconds).toFixed(1)} ms`,
      },
      { title: '– p50', measured: { value: percentile(milliseconds, 0.5), unit: 'ms' } },
      ...memoryOf(idleMegabytes, callingMegabytes),
    ];
  },
};

/** Nothing where there is no `/proc`. */
function memoryOf(idle: number | undefined, calling: number | undefined): Figure[] {
  if (idle === undefined || calling === undefined) return [];
  const value = (Math.max(0, calling - idle) * 1000) / callCount;
  const title = 'memory of the emulator per idle call';
  return [{ title, measured: { value, unit: 'KB' }, note: 'resident, garbage of the set-up included' }];
}
