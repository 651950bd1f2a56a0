import { z } from 'zod';
import { badRequest } from '../../kernel/acs-error.ts';
import { noContent, ok } from '../../kernel/operation.ts';
import type { StoreSnapshot } from '../../kernel/ports/store-administration.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

const maximumStateBytes = 512 * 1024 * 1024;

export const exportState = defineControlOperation({
  id: 'Emulator_ExportState',
  route: 'GET /_emulator/state',
  request: {},
  handle: async ({ lifecycle }: Pick<ControlPorts, 'lifecycle'>) => ok(await lifecycle.exportState()),
});

export const importState = defineControlOperation({
  id: 'Emulator_ImportState',
  route: 'PUT /_emulator/state',
  maximumBodyBytes: maximumStateBytes,
  request: { body: z.object({ version: z.literal(1), documents: z.array(z.unknown()) }) },
  async handle({ lifecycle }: Pick<ControlPorts, 'lifecycle'>, { body }) {
    try {
      await lifecycle.importState(body as StoreSnapshot);
    } catch (error) {
      throw badRequest(
        `The state cannot be imported: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return noContent();
  },
});
