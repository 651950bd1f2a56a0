/**
 * Raw `ws`: hands on what the calling clients send, as it would be told to the other, without looking at tokens, roles or
 * state. The clients that connect first and second call each other, the third and the fourth …
 */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { listen } from './listen.ts';

interface Message {
  readonly type: string;
  readonly callId?: string;
}

const clients: WebSocket[] = [];

/** What the other is told. */
const effects: Readonly<Record<string, (message: Message) => object>> = {
  startCall: ({ callId }) => ({ type: 'incomingCall', incomingCall: { callId } }),
  acceptCall: () => ({ type: 'peerAdded', peer: { participantId: 'the-other' } }),
  signal: (message) => message,
  hangUp: () => ({ type: 'callEnded' }),
};

const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  const index = clients.push(socket) - 1;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Message;
    if (message.type === 'connect') return socket.send('{"type":"connected"}');
    const effect = effects[message.type];
    if (effect) clients[index ^ 1]?.send(JSON.stringify(effect(message)));
  });
});
listen(server);
