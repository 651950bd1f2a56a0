/** A child process with many real-time connections; see start-chat-clients.ts. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { HttpConnection } from '../load/http-connection.ts';
import type { ClientAnswers, ClientCommand } from './client-protocol.ts';

const sockets: WebSocket[] = [];
let onDelivery: (socket: number, frame: string) => void = () => undefined;

/** Receives chat events and acknowledges each, as the SDK does. */
function receive(index: number, socket: WebSocket, frame: string): void {
  if (!frame.startsWith('3:::')) return;
  const id = /"id":(\d+)/.exec(frame)?.[1];
  socket.send(`3:::{"id":${id},"status":200,"headers":{},"body":""}`);
  onDelivery(index, frame);
}

async function open(urls: readonly string[]): Promise<ClientAnswers['open']> {
  for (const url of urls) {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const index = sockets.push(socket) - 1;
    socket.on('message', (data: Buffer) => receive(index, socket, data.toString('utf8')));
    await once(socket, 'open');
  }
  return { opened: sockets.length };
}

async function measureLatency({
  port,
  messages,
  warmUps,
}: Extract<ClientCommand, { command: 'measureLatency' }>): Promise<ClientAnswers['measureLatency']> {
  const connection = new HttpConnection(port);
  const milliseconds: number[] = [];
  for (const { request, receiver } of messages) {
    const delivered = new Promise<number>((resolve) => {
      onDelivery = (socket) => socket === receiver && resolve(performance.now());
    });
    const sentAt = performance.now();
    const answered = connection.send(request);
    milliseconds.push((await delivered) - sentAt);
    await answered;
  }
  connection.close();
  return { milliseconds: milliseconds.slice(warmUps) };
}

async function measureFanOut({
  port,
  requests,
  repetitions,
  deliveriesPerRequest,
}: Extract<ClientCommand, { command: 'measureFanOut' }>): Promise<ClientAnswers['measureFanOut']> {
  const expected = requests.length * repetitions * deliveriesPerRequest;
  let deliveries = 0;
  let frameLength = 0;
  const allDelivered = new Promise<void>((resolve) => {
    onDelivery = (_, frame) => {
      frameLength = frame.length;
      if (++deliveries === expected) resolve();
    };
  });
  const began = performance.now();
  await Promise.all([allDelivered, ...requests.map((request) => sendRepeatedly(port, request, repetitions))]);
  return { seconds: (performance.now() - began) / 1000, deliveries, frameLength };
}

async function sendRepeatedly(port: number, request: string, repetitions: number): Promise<void> {
  const connection = new HttpConnection(port);
  for (let n = 0; n < repetitions; n++) {
    const { status, body } = await connection.send(request);
    if (status !== '201') throw new Error(`A message was answered with ${status}: ${body}`);
  }
  connection.close();
}

function run(command: ClientCommand): Promise<ClientAnswers[keyof ClientAnswers]> {
  switch (command.command) {
    case 'open':
      return open(command.urls);
    case 'measureLatency':
      return measureLatency(command);
    case 'measureFanOut':
      return measureFanOut(command);
  }
}

process.on('message', (command: ClientCommand) => {
  void run(command).then((answer) => process.send?.(answer));
});
