import { DatabaseError } from '@switchboard/database';
import { EnvironmentError, runUntilSignal, scrubSecrets } from '@switchboard/node-kit';
import { startAccessService } from './access-service.ts';

await runUntilSignal(() => startAccessService({ environment: process.env }), {
  onError(error) {
    const isExpected = error instanceof EnvironmentError || error instanceof DatabaseError;
    const { code, message, stack } = error as NodeJS.ErrnoException;
    const isPort = code === 'EADDRINUSE' || code === 'EACCES';
    const text = isExpected || isPort ? message : (stack ?? String(error));
    process.stderr.write(`${scrubSecrets(text)}\n`);
  },
});
