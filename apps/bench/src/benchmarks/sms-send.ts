import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark, Figure } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { ownNumber, ownOneNumber } from '../emulator/owned-number.ts';
import { signRequest } from '../emulator/sign-request.ts';
import { compareThroughput, type ComparedThroughput } from '../load/compare-throughput.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';

const acceptedPerSecond = 3_000;

/** Signed once and sent over and over: each time it is another message, and the signature is verified each time. */
function smsRequest(port: number, accessKey: string, recipientCount: number): string {
  const smsRecipients = Array.from({ length: recipientCount }, (_, index) => ({
    to: `+1425555${String(1000 + index)}`,
  }));
  const request = signRequest({
    method: 'POST',
    target: '/sms?api-version=2021-03-07',
    host: `localhost:${port}`,
    accessKey,
    body: {
      from: ownNumber,
      message: 'Your parcel arrives today between 9 and 11.',
      smsRecipients,
      smsSendOptions: { enableDeliveryReport: true },
    },
  });
  return toBytes(request);
}

/** @throws when the emulator does not take the message for every recipient */
async function checkAccepted(port: number, request: string, recipientCount: number): Promise<void> {
  const connection = new HttpConnection(port);
  const { status, body } = await connection.send(request);
  connection.close();
  const accepted = body.split('"successful":true').length - 1;
  if (status !== '202' || accepted !== recipientCount) {
    throw new Error(`POST /sms answered ${status}, ${accepted} of ${recipientCount}: ${body.slice(0, 500)}`);
  }
}

function figuresOf(recipientCount: number, { subject, baseline }: ComparedThroughput): Figure[] {
  const each = recipientCount === 1 ? 'one recipient a request' : `${recipientCount} recipients a request`;
  const perMessage = (microseconds: number | undefined) => (microseconds ?? NaN) / recipientCount;
  return [
    {
      title: `SMS accepted, ${each}`,
      measured: { value: subject.requestsPerSecond * recipientCount, unit: '/s' },
      bar: { atLeast: acceptedPerSecond },
      baseline: {
        value: baseline.requestsPerSecond * recipientCount,
        unit: '/s',
        title: 'bare node:http, same crypto',
      },
      note: `p50 ${subject.p50Ms.toFixed(1)} ms, p99 ${subject.p99Ms.toFixed(1)} ms a request; deliveries included`,
    },
    {
      title: '– server CPU per message, delivered',
      measured: { value: perMessage(subject.cpuMicrosecondsPerRequest), unit: 'µs' },
      baseline: {
        value: perMessage(baseline.cpuMicrosecondsPerRequest),
        unit: 'µs',
        title: 'bare node:http, same crypto',
      },
    },
  ];
}

export const smsSend: Benchmark = {
  name: 'sms-send',
  summary: 'text messages that the emulator accepts and delivers',
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using bare = await startBaseline('bare-sms.ts', { ACCESS_KEY: emulator.accessKey });
    const figures: Figure[] = [];
    for (const recipientCount of [1, 100]) {
      const load = async (server: { process: EmulatorProcess['process']; port: number }, name: string) => {
        progress(`${name}, ${recipientCount} a request`);
        await ownOneNumber(emulator);
        const { port, process } = server;
        const request = smsRequest(port, emulator.accessKey, recipientCount);
        await checkAccepted(port, request, recipientCount);
        const times = quick ? { warmUpSeconds: 0.5, seconds: 1 } : { warmUpSeconds: 2, seconds: 6 };
        return runLoad(process, { port, request, connections: 16, ...times }, 202);
      };
      const compared = await compareThroughput({
        rounds: quick ? 1 : 3,
        subject: () => load(emulator, 'emulator'),
        baseline: () => load(bare, 'bare node:http'),
      });
      figures.push(...figuresOf(recipientCount, compared));
    }
    return figures;
  },
};
