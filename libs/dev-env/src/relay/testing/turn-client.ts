import { createHash } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodeXorAddress, encodeXorAddress, type StunAddress } from '../stun-address.ts';
import {
  decodeStunMessage,
  encodeStunMessage,
  newTransactionId,
  stunAttribute,
  stunError,
  stunMethod,
  type StunAttributeValue,
  type StunMessage,
  type StunMethod,
} from '../stun-message.ts';

export interface TurnCredential {
  readonly username: string;
  readonly credential: string;
}

/** An error response of the server. */
export class TurnError extends Error {
  readonly code: number;

  constructor({ code, reason }: { code: number; reason: string }) {
    super(`${code} ${reason}`);
    this.name = 'TurnError';
    this.code = code;
  }
}

const udp = Buffer.from([17, 0, 0, 0]);
const families = { ipv4: Buffer.from([1, 0, 0, 0]), ipv6: Buffer.from([2, 0, 0, 0]) };
const firstChannel = Buffer.from([0x40, 0, 0, 0]);
const retransmissionMs = 250;
const latestAnswerMs = 8_000;

/** The server remembers the address of a client for a second after its end, and refuses another client there until then. */
const usedPorts = new Set<number>();

async function bindFreshPort(ipv6: boolean): Promise<Socket> {
  for (;;) {
    const socket = createSocket(ipv6 ? 'udp6' : 'udp4');
    socket.bind(0, ipv6 ? '::1' : '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    if (!usedPorts.has(port)) {
      usedPorts.add(port);
      return socket;
    }
    socket.close();
  }
}

/** A TURN client over UDP with one allocation at most, for tests: one socket, one request at a time. */
export class TurnClient implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #server: StunAddress;
  readonly #credential: TurnCredential;
  #challenge: { realm: Buffer; nonce: Buffer } | undefined;

  private constructor(socket: Socket, server: StunAddress, credential: TurnCredential) {
    this.#socket = socket;
    this.#server = server;
    this.#credential = credential;
  }

  static async open(server: StunAddress, credential: TurnCredential): Promise<TurnClient> {
    return new TurnClient(await bindFreshPort(server.address.includes(':')), server, credential);
  }

  /** The relayed address. @throws TurnError */
  async allocate(family: keyof typeof families = 'ipv4'): Promise<StunAddress> {
    const { attributes, transactionId } = await this.#request(stunMethod.allocate, () => [
      { type: stunAttribute.requestedTransport, value: udp },
      { type: stunAttribute.requestedAddressFamily, value: families[family] },
    ]);
    return decodeXorAddress(attributes.get(stunAttribute.xorRelayedAddress)!, transactionId);
  }

  /** Lifetime 0 ends the allocation. @throws TurnError */
  async refresh(lifetimeSeconds: number): Promise<void> {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(lifetimeSeconds);
    await this.#request(stunMethod.refresh, () => [{ type: stunAttribute.lifetime, value }]);
  }

  /** Lets the peer's address send to the allocation, and the client to it. @throws TurnError */
  async permit(address: string): Promise<void> {
    await this.#request(stunMethod.createPermission, (transactionId) => [
      {
        type: stunAttribute.xorPeerAddress,
        value: encodeXorAddress({ address, port: 9 }, transactionId),
      },
    ]);
  }

  /** What `permit` does, and a shorter framing for the peer besides. @throws TurnError */
  async bindChannel(address: string): Promise<void> {
    await this.#request(stunMethod.channelBind, (transactionId) => [
      { type: stunAttribute.channelNumber, value: firstChannel },
      { type: stunAttribute.xorPeerAddress, value: encodeXorAddress({ address, port: 9 }, transactionId) },
    ]);
  }

  /** Sends a datagram to a peer through the relay. */
  send(peer: StunAddress, data: Buffer): void {
    const transactionId = newTransactionId();
    const message = encodeStunMessage({ kind: 'indication', method: stunMethod.send, transactionId }, [
      { type: stunAttribute.xorPeerAddress, value: encodeXorAddress(peer, transactionId) },
      { type: stunAttribute.data, value: data },
    ]);
    this.#socket.send(message, this.#server.port, this.#server.address);
  }

  /** Calls back with what peers send, until the client is closed. */
  onData(receive: (data: Buffer) => void): void {
    this.#socket.on('message', (bytes) => {
      const message = decodeStunMessage(bytes);
      const data = message?.attributes.get(stunAttribute.data);
      if (message?.method === stunMethod.data && data) receive(data);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#challenge) await this.refresh(0).catch(() => undefined);
    this.#socket.close();
  }

  async #request(
    method: StunMethod,
    attributes: (transactionId: Buffer) => readonly StunAttributeValue[],
  ): Promise<StunMessage> {
    const first = await this.#exchange(method, attributes);
    if (first.kind === 'success') return first;
    const error = stunError(first);
    const [realm, nonce] = [stunAttribute.realm, stunAttribute.nonce].map((type) =>
      first.attributes.get(type),
    );
    const isChallenge = error.code === 438 || (error.code === 401 && !this.#challenge);
    if (!isChallenge || !realm || !nonce) throw new TurnError(error);
    this.#challenge = { realm, nonce };
    const second = await this.#exchange(method, attributes);
    if (second.kind === 'success') return second;
    throw new TurnError(stunError(second));
  }

  async #exchange(
    method: StunMethod,
    attributes: (transactionId: Buffer) => readonly StunAttributeValue[],
  ): Promise<StunMessage> {
    const transactionId = newTransactionId();
    const { username, credential } = this.#credential;
    const own = [...attributes(transactionId)];
    let key: Buffer | undefined;
    if (this.#challenge) {
      const { realm, nonce } = this.#challenge;
      own.push(
        { type: stunAttribute.username, value: username },
        { type: stunAttribute.realm, value: realm },
        { type: stunAttribute.nonce, value: nonce },
      );
      key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
    }
    return this.#answerTo(
      encodeStunMessage({ kind: 'request', method, transactionId }, own, key),
      transactionId,
    );
  }

  /** UDP loses datagrams: the request is sent again until it is answered. */
  #answerTo(request: Buffer, transactionId: Buffer): Promise<StunMessage> {
    const { address, port } = this.#server;
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      const send = () => socket.send(request, port, address);
      const again = setInterval(send, retransmissionMs);
      const giveUp = setTimeout(
        () => finish(() => reject(new Error('The relay does not answer.'))),
        latestAnswerMs,
      );
      const receive = (bytes: Buffer) => {
        const message = decodeStunMessage(bytes);
        if (message?.transactionId.equals(transactionId)) finish(() => resolve(message));
      };
      const finish = (settle: () => void) => {
        clearInterval(again);
        clearTimeout(giveUp);
        socket.off('message', receive);
        settle();
      };
      socket.on('message', receive);
      send();
    });
  }
}
