import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** What Prometheus reads: counts and sizes, with no word of what was sent. */
export const getMetrics = defineControlOperation({
  id: 'Emulator_GetMetrics',
  route: 'GET /_emulator/metrics',
  request: {},
  async handle({ metrics, relayUsage }: Pick<ControlPorts, 'metrics' | 'relayUsage'>) {
    const relay = await relayUsage?.report().catch(() => undefined);
    const relayed = relay && [
      '# HELP acs_emulator_relayed_bytes_total Payload that the relay passed on.\n',
      '# TYPE acs_emulator_relayed_bytes_total counter\n',
      `acs_emulator_relayed_bytes_total{direction="to-peers"} ${relay.total.bytesToPeers}\n`,
      `acs_emulator_relayed_bytes_total{direction="from-peers"} ${relay.total.bytesFromPeers}\n`,
      '# HELP acs_emulator_relay_allocations Relayed addresses that are in use now.\n',
      '# TYPE acs_emulator_relay_allocations gauge\n',
      `acs_emulator_relay_allocations ${relay.users.reduce((sum, user) => sum + user.activeAllocations, 0)}\n`,
    ];
    return {
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: new TextEncoder().encode(metrics.expose() + (relayed ?? []).join('')),
    };
  },
});
