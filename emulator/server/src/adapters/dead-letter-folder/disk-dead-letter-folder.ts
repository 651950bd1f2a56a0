import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DeadLetterFolder } from '../../kernel/ports/dead-letter-folder.ts';
import type { Logger } from '../../kernel/ports/logger.ts';

/** Below `dead-letters` of the data directory; nowhere without one. A file that cannot be written is logged. */
export function createDiskDeadLetterFolder(
  dataDirectory: string | undefined,
  logger: Logger,
): DeadLetterFolder {
  return {
    async write(path, content) {
      if (dataDirectory === undefined) return;
      const file = join(dataDirectory, 'dead-letters', path);
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content, { mode: 0o600 });
      } catch (error) {
        logger.error('Dead letters could not be written to a file; they are in the list', {
          file,
          error: String(error),
        });
      }
    },
  };
}
