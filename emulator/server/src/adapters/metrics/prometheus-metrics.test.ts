import { describe, expect, it } from 'vitest';
import { createPrometheusMetrics } from './prometheus-metrics.ts';

describe('the metrics in the text format of Prometheus', () => {
  it('count answers by operation and status', () => {
    const metrics = createPrometheusMetrics();
    metrics.countRequest('Sms_Send', 202, 0.002);
    metrics.countRequest('Sms_Send', 202, 0.2);
    metrics.countRequest(undefined, 404, 0.001);
    const text = metrics.expose();
    expect(text).toContain('acs_emulator_requests_total{operation="Sms_Send",status="202"} 2\n');
    expect(text).toContain('acs_emulator_requests_total{operation="none",status="404"} 1\n');
  });

  it('have a histogram whose buckets hold what is below them', () => {
    const metrics = createPrometheusMetrics();
    for (const seconds of [0.0005, 0.02, 0.3, 60]) metrics.countRequest('Sms_Send', 202, seconds);
    const buckets = [...metrics.expose().matchAll(/_bucket\{operation="Sms_Send",le="([^"]+)"\} (\d+)/g)];
    expect(buckets.map(([, limit, count]) => [limit, Number(count)])).toEqual([
      ['0.001', 1],
      ['0.005', 1],
      ['0.025', 2],
      ['0.1', 2],
      ['0.5', 3],
      ['2.5', 3],
      ['+Inf', 4],
    ]);
    expect(metrics.expose()).toContain('_count{operation="Sms_Send"} 4\n');
  });

  it('tell how many sockets are open', () => {
    const metrics = createPrometheusMetrics();
    const close = metrics.openSocket('/a"b');
    metrics.openSocket('/a"b');
    close();
    expect(metrics.expose()).toContain('acs_emulator_sockets{path="/a\\"b"} 1\n');
  });
});
