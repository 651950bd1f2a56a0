import { Gauge, type Registry } from 'prom-client';
import type { Readiness } from './readiness.ts';

/** Lets Prometheus see what `/readyz` says, check by check. */
export function exposeReadiness(registry: Registry, readiness: Readiness): void {
  new Gauge({
    name: 'access_check_passes',
    help: '1 for each dependency that answers, 0 for one that does not, as in /readyz.',
    labelNames: ['check'],
    registers: [registry],
    async collect() {
      const { checks } = await readiness.report();
      for (const [check, result] of Object.entries(checks)) this.set({ check }, result === 'ok' ? 1 : 0);
    },
  });
}
