import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** The public keys of the tokens that the emulator signs. */
export const getJwks = defineControlOperation({
  id: 'Emulator_GetJwks',
  route: 'GET /_emulator/jwks',
  request: {},
  handle: async ({ tokens }: Pick<ControlPorts, 'tokens'>) => ok(await tokens.jwks()),
});

/** The certificate that clients have to trust. */
export const getCaCertificate = defineControlOperation({
  id: 'Emulator_GetCaCertificate',
  route: 'GET /_emulator/ca.pem',
  request: {},
  handle: ({ caCertificate }: Pick<ControlPorts, 'caCertificate'>) => ({
    status: 200,
    headers: { 'content-type': 'application/x-pem-file' },
    body: new TextEncoder().encode(caCertificate),
  }),
});
