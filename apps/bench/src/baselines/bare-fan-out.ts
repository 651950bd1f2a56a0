/**
 * Raw `ws`: a POST to `/<group>` sends the frame in `FRAME` to each client that is connected to the same path. The
 * clients' acknowledgements are received and dropped.
 */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { listen } from './listen.ts';

const frame = process.env['FRAME'] ?? '';
const groups = new Map<string, Set<WebSocket>>();
const answer = JSON.stringify({ id: '1' });

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    for (const socket of groups.get(request.url ?? '') ?? []) socket.send(frame);
    response
      .writeHead(201, { 'content-type': 'application/json', 'content-length': answer.length })
      .end(answer);
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { url = '' }) => {
  const group = groups.get(url) ?? new Set();
  groups.set(url, group.add(socket));
  socket.on('message', () => undefined);
});
listen(server);
