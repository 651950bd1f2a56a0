import { fileURLToPath } from 'node:url';
import { ClientProcess } from '../load/client-process.ts';
import type { ClientAnswers, ClientCommand } from './client-protocol.ts';

/** Many chat clients. */
export class ChatClients extends ClientProcess<ClientCommand, ClientAnswers> {
  constructor() {
    super(fileURLToPath(new URL('chat-clients.ts', import.meta.url)));
  }
}
