/** A child process with many call agents; see start-calling-clients.ts. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { CallingAnswers, CallingCommand, CallingUser } from './client-protocol.ts';

type Message = Readonly<Record<string, unknown>> & { readonly type: string };

/** As long as a description of audio, video and a data channel. */
const offer = { type: 'offer', sdp: 'a=x\r\n'.repeat(1_200) };
/** Clients tell twice a second how loud they are, while a microphone is open. */
const levelsPerSecond = 2;
const talkIntervalMs = 5;
/** Pairs that set up a call at the same time. */
const pairsAtATime = 8;

class CallAgent {
  readonly user: CallingUser;
  callId = '';
  readonly #socket: WebSocket;
  #requests = 0;
  #waiting: { type: string; resolve: (message: Message) => void } | undefined;

  constructor(url: string, user: CallingUser) {
    this.user = user;
    this.#socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString('utf8')) as Message));
  }

  async connect(): Promise<void> {
    await once(this.#socket, 'open');
    const connected = this.next('connected');
    this.request('connect', { protocol: 1, token: this.user.token, displayName: 'Ann' });
    await connected;
  }

  request(type: string, body: object): void {
    this.#requests += 1;
    this.send({ type, requestId: String(this.#requests), ...body });
  }

  send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** The next message of this type. */
  next(type: string): Promise<Message> {
    return new Promise((resolve) => (this.#waiting = { type, resolve }));
  }

  #receive(message: Message): void {
    if (message.type === 'error') throw new Error(`A client was refused: ${JSON.stringify(message)}`);
    if (message.type !== this.#waiting?.type) return;
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve(message);
  }
}

const agents: CallAgent[] = [];

async function timed<T>(milliseconds: number[], effect: Promise<T>, cause: () => void): Promise<T> {
  const began = performance.now();
  cause();
  const result = await effect;
  milliseconds.push(performance.now() - began);
  return result;
}

async function setUp(caller: CallAgent, callee: CallAgent, milliseconds: number[]): Promise<void> {
  const callerId = crypto.randomUUID();
  const { incomingCall } = (await timed(milliseconds, callee.next('incomingCall'), () =>
    caller.request('startCall', { callId: callerId, targets: [callee.user.rawId] }),
  )) as unknown as { incomingCall: { callId: string } };
  const { callId } = incomingCall;
  const { peer } = (await timed(milliseconds, caller.next('peerAdded'), () =>
    callee.request('acceptCall', { callId }),
  )) as unknown as { peer: { participantId: string } };
  [caller.callId, callee.callId] = [callerId, callId];
  await timed(milliseconds, callee.next('signal'), () =>
    caller.send({ type: 'signal', callId: caller.callId, to: peer.participantId, description: offer }),
  );
}

async function eachPair(
  atATime: number,
  work: (caller: CallAgent, callee: CallAgent) => Promise<void>,
): Promise<void> {
  let next = 0;
  const workOff = async () => {
    for (let index = next; index + 1 < agents.length; index = next) {
      next += 2;
      await work(agents[index]!, agents[index + 1]!);
    }
  };
  await Promise.all(Array.from({ length: atATime }, workOff));
}

/** Everybody who is in a call talks, one after the other and around again. Returns what ends it. */
function talk(): () => void {
  const perTick = (agents.length * levelsPerSecond * talkIntervalMs) / 1000;
  let [due, next] = [0, 0];
  const timer = setInterval(() => {
    for (due += perTick; due >= 1; due -= 1) {
      const { callId } = agents[next]!;
      if (callId !== '') agents[next]!.send({ type: 'audioLevel', callId, level: Math.random() });
      next = (next + 1) % agents.length;
    }
  }, talkIntervalMs);
  return () => clearInterval(timer);
}

async function connect(url: string, users: readonly CallingUser[]): Promise<CallingAnswers['connect']> {
  for (const user of users) {
    const agent = new CallAgent(url, user);
    await agent.connect();
    agents.push(agent);
  }
  return { connected: agents.length };
}

async function setUpAgain(caller: CallAgent, callee: CallAgent, milliseconds: number[]): Promise<void> {
  const ended = callee.next('callEnded');
  const { callId } = caller;
  caller.callId = callee.callId = '';
  caller.request('hangUp', { callId });
  await ended;
  await setUp(caller, callee, milliseconds);
}

async function measureSetUp(): Promise<CallingAnswers['measureSetUp']> {
  const milliseconds: number[] = [];
  const silence = talk();
  await eachPair(pairsAtATime, (caller, callee) => setUpAgain(caller, callee, milliseconds));
  silence();
  return { milliseconds };
}

async function run(command: CallingCommand): Promise<CallingAnswers[keyof CallingAnswers]> {
  switch (command.command) {
    case 'connect':
      return connect(command.url, command.users);
    case 'callAll':
      await eachPair(1, (caller, callee) => setUp(caller, callee, []));
      return { calls: agents.length / 2 };
    case 'measureSetUp':
      return measureSetUp();
  }
}

process.on('message', (command: CallingCommand) => {
  void run(command).then((answer) => process.send?.(answer));
});
