import { Gauge, type Registry } from 'prom-client';

/** Lets Prometheus see what waits to be sent. The database is asked: what other replicas wrote counts as well. */
export function exposeOutbox(
  registry: Registry,
  backlog: () => Promise<{ waiting: number; oldestSeconds: number }>,
): void {
  const oldest = new Gauge({
    name: 'access_sms_outbox_oldest_seconds',
    help: 'Age of the oldest text message that is not sent yet; 0 when there is none.',
    registers: [registry],
  });
  new Gauge({
    name: 'access_sms_outbox_messages',
    help: 'Text messages that are not sent yet.',
    registers: [registry],
    async collect() {
      const found = await backlog().catch(() => undefined);
      if (!found) return;
      this.set(found.waiting);
      oldest.set(found.oldestSeconds);
    },
  });
}
