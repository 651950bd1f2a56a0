import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark, Figure } from '../benchmark.ts';
import { ChatClients } from '../chat/start-chat-clients.ts';
import { ChatPopulation, type ChatUser, messageRequest } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { bearerRequest, toBytes } from '../load/http-request.ts';
import type { MeasuredProcess } from '../measured-process.ts';
import { median } from '../statistics.ts';

const threadCount = 5;
/** As many as one request may add to a thread. */
const membersPerThread = 200;

interface Sample {
  readonly deliveriesPerSecond: number;
  readonly cpuMicroseconds: number;
  readonly frameLength: number;
}

interface FanOut {
  measure(repetitions: number): Promise<Sample>;
}

function fanOut(
  server: MeasuredProcess,
  port: number,
  clients: ChatClients,
  requests: readonly string[],
): FanOut {
  return {
    async measure(repetitions) {
      const cpuBefore = server.cpuSeconds() ?? NaN;
      const { seconds, deliveries, frameLength } = await clients.ask({
        command: 'measureFanOut',
        port,
        requests,
        repetitions,
        deliveriesPerRequest: membersPerThread,
      });
      const cpuSeconds = (server.cpuSeconds() ?? NaN) - cpuBefore;
      return {
        deliveriesPerSecond: deliveries / seconds,
        cpuMicroseconds: (cpuSeconds / deliveries) * 1e6,
        frameLength,
      };
    },
  };
}

/** Threads of connected clients; answers the requests that send a message to each thread. */
async function connectEmulator(emulator: EmulatorProcess, clients: ChatClients): Promise<string[]> {
  using population = new ChatPopulation(emulator);
  const requests: string[] = [];
  for (let thread = 0; thread < threadCount; thread++) {
    const users: ChatUser[] = await population.createUsers(membersPerThread);
    const threadId = await population.createThread(users);
    const urls = [];
    for (const user of users) urls.push(await population.openSession(user));
    await clients.ask({ command: 'open', urls });
    requests.push(messageRequest(threadId, users[0]!, 'See you at noon?'));
  }
  return requests;
}

async function connectBare(port: number, clients: ChatClients): Promise<string[]> {
  const groups = Array.from({ length: threadCount }, (_, thread) => `/thread-${thread}`);
  for (const group of groups) {
    const url = `ws://127.0.0.1:${port}${group}`;
    await clients.ask({ command: 'open', urls: Array.from({ length: membersPerThread }, () => url) });
  }
  return groups.map((group) =>
    toBytes(bearerRequest('POST', group, 'token', { content: 'See you at noon?' })),
  );
}

export const realTimeFanOut: Benchmark = {
  name: 'fan-out',
  summary: `real-time events of messages in ${threadCount} threads of ${membersPerThread} connected clients`,
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using emulatorClients = new ChatClients();
    progress('connecting clients');
    const subject = fanOut(
      emulator.process,
      emulator.port,
      emulatorClients,
      await connectEmulator(emulator, emulatorClients),
    );
    const { frameLength } = await subject.measure(5);
    const frame = `3:::{"id":1,"body":"${'x'.repeat(frameLength - 21)}"}`;
    await using bare = await startBaseline('bare-fan-out.ts', { FRAME: frame });
    await using bareClients = new ChatClients();
    const baseline = fanOut(bare.process, bare.port, bareClients, await connectBare(bare.port, bareClients));
    await baseline.measure(5);

    const repetitions = quick ? 20 : 150;
    const pairs: { bare: Sample; emulator: Sample }[] = [];
    for (let round = 0; round < (quick ? 1 : 7); round++) {
      progress(`round ${round + 1}`);
      pairs.push({
        bare: await baseline.measure(repetitions),
        emulator: await subject.measure(repetitions),
      });
    }
    return toFigures(pairs, frameLength);
  },
};

function toFigures(pairs: readonly { bare: Sample; emulator: Sample }[], frameLength: number): Figure[] {
  const middle = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
  const title = 'raw ws';
  return [
    {
      title: 'real-time fan-out, deliveries',
      measured: {
        value: 100 * middle(({ bare, emulator }) => emulator.deliveriesPerSecond / bare.deliveriesPerSecond),
        unit: '%',
      },
      bar: { atLeast: 60 },
      baseline: { value: 100, unit: '%', title },
      note: `${threadCount} threads of ${membersPerThread} connected, ${frameLength} bytes, acknowledged`,
    },
    {
      title: '– deliveries',
      measured: { value: middle(({ emulator }) => emulator.deliveriesPerSecond), unit: '/s' },
      baseline: { value: middle(({ bare }) => bare.deliveriesPerSecond), unit: '/s', title },
    },
    {
      title: '– deliveries by server CPU',
      measured: {
        value: 100 * middle(({ bare, emulator }) => bare.cpuMicroseconds / emulator.cpuMicroseconds),
        unit: '%',
      },
      bar: { atLeast: 60 },
      baseline: { value: 100, unit: '%', title },
      note: `${middle(({ emulator }) => emulator.cpuMicroseconds).toFixed(1)} µs each, raw ${middle(({ bare }) => bare.cpuMicroseconds).toFixed(1)} µs`,
    },
  ];
}
