import type { Benchmark } from '../benchmark.ts';
import { ChatClients } from '../chat/start-chat-clients.ts';
import { ChatPopulation, messageRequest } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { percentile } from '../statistics.ts';

const clientCount = 1_000;

export const chatLatency: Benchmark = {
  name: 'chat-latency',
  summary: `from sending a message to the event at the other's client, ${clientCount} clients connected`,
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using clients = new ChatClients();
    using population = new ChatPopulation(emulator);

    progress(`connecting ${clientCount} clients`);
    const users = await population.createUsers(clientCount);
    const urls = [];
    for (const user of users) urls.push(await population.openSession(user));
    await clients.ask({ command: 'open', urls });

    progress('creating threads of two');
    const messages: { request: string; receiver: number }[] = [];
    for (let index = 0; index < users.length; index += 2) {
      const pair = users.slice(index, index + 2);
      const threadId = await population.createThread(pair);
      messages.push({ request: messageRequest(threadId, pair[0]!, 'See you at noon?'), receiver: index + 1 });
    }

    progress('sending messages');
    const rounds = quick ? 1 : 6;
    const { milliseconds } = await clients.ask({
      command: 'measureLatency',
      port: emulator.port,
      messages: Array.from({ length: rounds }, () => messages).flat(),
      warmUps: messages.length / 2,
    });
    return [
      {
        title: `chat send → other's event, ${clientCount} connected, p50`,
        measured: { value: percentile(milliseconds, 0.5), unit: 'ms' },
        bar: { atMost: 3 },
        note: `of ${milliseconds.length} messages`,
      },
      {
        title: '– p99',
        measured: { value: percentile(milliseconds, 0.99), unit: 'ms' },
        bar: { atMost: 25 },
        note: `slowest ${Math.max(...milliseconds).toFixed(1)} ms`,
      },
    ];
  },
};
