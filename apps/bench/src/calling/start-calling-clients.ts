import { fileURLToPath } from 'node:url';
import { ClientProcess } from '../load/client-process.ts';
import type { CallingAnswers, CallingCommand } from './client-protocol.ts';

/** Many call agents. */
export class CallingClients extends ClientProcess<CallingCommand, CallingAnswers> {
  constructor() {
    super(fileURLToPath(new URL('calling-clients.ts', import.meta.url)));
  }
}
