import {
  callingServerMessage,
  type CallHead,
  type CallingError,
  type CallingMessage,
  type CallingServerMessage,
  type CallParticipant,
  type CallView,
  type ConnectedMessage,
} from '@switchboard/acs-contracts';
import type { CallingResult, CallingRequestType } from '@switchboard/acs-contracts';

type AnsweredType = Exclude<CallingRequestType, 'connect'>;
type Body<Type extends CallingRequestType> = Omit<CallingMessage<Type>, 'type' | 'requestId'>;
type Received<Type extends CallingServerMessage['type']> = Extract<CallingServerMessage, { type: Type }>;

/** What a client knows of a call from the answer and the events after it. */
export interface KnownCall {
  head: CallHead;
  readonly participants: Map<string, CallParticipant>;
  readonly peers: Map<string, boolean>;
  dominantSpeakers: string[];
}

/** What carries the client's messages. */
export interface Wire {
  send(text: string): void;
  close(): void;
  onMessage(handler: (text: string) => void): void;
  onClose(handler: (code: number) => void): void;
}

const patienceMs = 10_000;

/** Resolves with the first result of `look` that is not undefined. */
async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const result = look();
    if (result !== undefined) return result;
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A client of the calling protocol that checks every message against its schema and keeps the state of its calls. */
export class TestClient {
  readonly received: CallingServerMessage[] = [];
  readonly calls = new Map<string, KnownCall>();
  closeCode: number | undefined;
  lastSequence = 0;
  readonly #wire: Wire;
  #requests: number;
  #taken = new Set<CallingServerMessage>();

  constructor(wire: Wire, firstRequest = 0) {
    this.#wire = wire;
    this.#requests = firstRequest;
    wire.onMessage((text) => this.#receive(callingServerMessage.parse(JSON.parse(text))));
    wire.onClose((code) => (this.closeCode = code));
  }

  async connect(token: string, rest: Partial<Body<'connect'>> = {}): Promise<ConnectedMessage> {
    this.send({ type: 'connect', requestId: this.#nextId(), protocol: 1, token, ...rest });
    return this.next('connected');
  }

  /** Sends anything, also what no client should. */
  send(message: unknown): void {
    this.#wire.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Rejects with the error's code, subcode and name as text. */
  async request<Type extends AnsweredType>(type: Type, body: Body<Type>): Promise<CallingResult<Type>> {
    const requestId = this.#nextId();
    this.send({ type, requestId, ...body });
    const reply = await until(`the answer of ${type}`, () =>
      this.received.find(
        (message): message is Received<'answer'> | Received<'error'> =>
          (message.type === 'answer' || message.type === 'error') && message.requestId === requestId,
      ),
    );
    if (reply.type === 'error') throw new RefusedRequest(reply.error);
    return reply.result as CallingResult<Type>;
  }

  /** The first message of the type that no earlier call has returned. */
  async next<Type extends CallingServerMessage['type']>(
    type: Type,
    matches: (message: Received<Type>) => boolean = () => true,
  ): Promise<Received<Type>> {
    const found = await until(`${type} (received ${this.received.map((each) => each.type).join(', ')})`, () =>
      this.received.find(
        (message): message is Received<Type> =>
          message.type === type && !this.#taken.has(message) && matches(message as Received<Type>),
      ),
    );
    this.#taken.add(found);
    return found;
  }

  countOf(type: CallingServerMessage['type']): number {
    return this.received.filter((message) => message.type === type).length;
  }

  call(callId: string): KnownCall {
    const call = this.calls.get(callId);
    if (!call) throw new Error(`The client knows no call ${callId}.`);
    return call;
  }

  /** Resolves when the client's own state fulfils the condition. */
  async see(what: string, condition: () => boolean): Promise<void> {
    await until(what, () => condition() || undefined);
  }

  async closed(): Promise<number> {
    return until('the end of the connection', () => this.closeCode);
  }

  close(): void {
    this.#wire.close();
  }

  #nextId(): string {
    this.#requests += 1;
    return String(this.#requests);
  }

  #receive(message: CallingServerMessage): void {
    this.received.push(message);
    if (message.type === 'connected') {
      this.lastSequence = message.sequence;
      for (const call of message.calls ?? []) this.#learn(call);
      return;
    }
    if ('sequence' in message && message.sequence !== undefined) {
      if (message.sequence !== this.lastSequence + 1) throw new Error('A message is missing.');
      this.lastSequence = message.sequence;
    }
    if (message.type === 'answer' && 'call' in message.result) this.#learn(message.result.call as CallView);
    this.#apply(message);
  }

  #learn({ participants, peers, dominantSpeakers, ...head }: CallView): void {
    this.calls.set(head.callId, {
      head,
      participants: new Map(participants.map((each) => [each.participantId, each])),
      peers: new Map(peers.map((each) => [each.participantId, each.isPolite])),
      dominantSpeakers,
    });
  }

  #apply(message: CallingServerMessage): void {
    switch (message.type) {
      case 'callUpdated':
        this.call(message.call.callId).head = message.call;
        return;
      case 'participantUpdated':
        this.call(message.callId).participants.set(message.participant.participantId, message.participant);
        return;
      case 'participantRemoved':
        this.call(message.callId).participants.delete(message.participant.participantId);
        return;
      case 'peerAdded':
        this.call(message.callId).peers.set(message.peer.participantId, message.peer.isPolite);
        return;
      case 'peerRemoved':
        this.call(message.callId).peers.delete(message.participantId);
        return;
      case 'dominantSpeakersChanged':
        this.call(message.callId).dominantSpeakers = message.dominantSpeakers;
        return;
      case 'callEnded':
        this.calls.delete(message.callId);
    }
  }
}

/** So that tests can say `rejects.toMatchObject({ code, subCode })`. */
class RefusedRequest extends Error {
  readonly code: number;
  readonly subCode: number;
  readonly refusal: string;
  readonly field: string | undefined;

  constructor({ name, code, subCode, message, field }: CallingError) {
    super(`${name}: ${message}`);
    this.refusal = name;
    this.code = code;
    this.subCode = subCode;
    this.field = field;
  }
}
