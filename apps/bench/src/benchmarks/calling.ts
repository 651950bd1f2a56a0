import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark, Figure } from '../benchmark.ts';
import type { CallingUser } from '../calling/client-protocol.ts';
import { CallingClients } from '../calling/start-calling-clients.ts';
import { ChatPopulation } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { percentile } from '../statistics.ts';

const callCount = 500;
const agentCount = callCount * 2;

export const calling: Benchmark = {
  name: 'calling',
  summary: `each message of a call's set-up, while ${callCount} calls go on`,
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.startForMemory(state);
    await using clients = new CallingClients();
    using population = new ChatPopulation(emulator);
    const users = await population.createUsers(agentCount, ['voip']);
    const memory = [await emulator.residentMegabytesInUse()];

    progress(`connecting ${agentCount} clients`);
    const url = `ws://127.0.0.1:${emulator.port}/calling/signalling`;
    await clients.ask({ command: 'connect', url, users });
    memory.push(await emulator.residentMegabytesInUse());

    progress(`setting up ${callCount} calls`);
    await clients.ask({ command: 'callAll' });
    memory.push(await emulator.residentMegabytesInUse());

    await using bare = await startBaseline('bare-signalling.ts');
    await using bareClients = new CallingClients();
    await callThrough(bareClients, bare.port, users);

    const [subject, baseline]: [number[], number[]] = [[], []];
    for (let round = 0; round < (quick ? 1 : 4); round += 1) {
      progress(`setting up each call again, ${round + 1}`);
      baseline.push(...(await bareClients.ask({ command: 'measureSetUp' })).milliseconds);
      subject.push(...(await clients.ask({ command: 'measureSetUp' })).milliseconds);
    }
    return [...latencyOf(subject, baseline), ...memoryOf(memory)];
  },
};

async function callThrough(clients: CallingClients, port: number, users: CallingUser[]): Promise<void> {
  await clients.ask({ command: 'connect', url: `ws://127.0.0.1:${port}`, users });
  await clients.ask({ command: 'callAll' });
}

function latencyOf(subject: readonly number[], baseline: readonly number[]): Figure[] {
  const at = (fraction: number) => ({
    measured: { value: percentile(subject, fraction), unit: 'ms' } as const,
    baseline: { value: percentile(baseline, fraction), unit: 'ms', title: 'raw ws' } as const,
  });
  return [
    {
      title: `call set-up message → its effect at the other, ${callCount} calls, p99`,
      ...at(0.99),
      bar: { atMost: 50 },
      note: `of ${subject.length} messages, slowest ${Math.max(...subject).toFixed(1)} ms`,
    },
    { title: '– p50', ...at(0.5) },
  ];
}

/** Nothing where there is no `/proc`. */
function memoryOf([alone, connected, calling]: readonly (number | undefined)[]): Figure[] {
  if (alone === undefined || connected === undefined || calling === undefined) return [];
  const kilobytes = (growth: number, count: number) =>
    ({ value: (Math.max(0, growth) * 1000) / count, unit: 'KB' }) as const;
  return [
    {
      title: 'memory of the emulator per idle call',
      measured: kilobytes(calling - connected, callCount),
      note: 'resident, without garbage',
    },
    { title: '– per connected call agent', measured: kilobytes(connected - alone, agentCount) },
  ];
}
