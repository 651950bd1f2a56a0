import { describe, expect, it } from 'vitest';
import { defaultGateway } from './default-gateway.ts';

const heading = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
const local = 'eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n';

describe('the default gateway', () => {
  it('is read from the table of routes', () => {
    const table = `${heading}eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000\t0\t0\t0\n${local}`;
    expect(defaultGateway(() => table)).toBe('172.18.0.1');
  });

  it.each(['', heading, heading + local])('is missing where no route leads out', (table) =>
    expect(defaultGateway(() => table)).toBeUndefined(),
  );
});
