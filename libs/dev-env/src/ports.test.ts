import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts, portsFromEnvironment, requireFree } from './ports.ts';

describe('portsFromEnvironment', () => {
  it('uses 3000 to 3003 when nothing is set', () => {
    expect(portsFromEnvironment({})).toEqual({
      web: 3000,
      accessService: 3001,
      emulator: 3002,
      relay: 3003,
    });
  });

  it('reads each port from its variable', () => {
    const env = { WEB_PORT: '8000', ACCESS_SERVICE_PORT: '8001', EMULATOR_PORT: '8002', RELAY_PORT: '8003' };
    expect(portsFromEnvironment(env)).toEqual({
      web: 8000,
      accessService: 8001,
      emulator: 8002,
      relay: 8003,
    });
  });

  it.each(['0', '65536', '3000x', '-1', '1e3', ' 80'])('names the variable and the value "%s"', (value) => {
    expect(() => portsFromEnvironment({ WEB_PORT: value })).toThrow(`WEB_PORT is "${value}"`);
  });

  it('refuses one port for two services', () => {
    expect(() => portsFromEnvironment({ WEB_PORT: '3001' })).toThrow('four different ports');
  });
});

describe('requireFree', () => {
  it('names the port that is taken and the variable that moves it', async () => {
    const ports = await freePorts();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(ports.emulator, '127.0.0.1', resolve));
    await expect(requireFree(ports)).rejects.toThrow(
      `Port ${ports.emulator} is already in use. Stop what listens there, or choose another with EMULATOR_PORT=<port>.`,
    );
    await new Promise((resolve) => other.close(resolve));
    await expect(requireFree(ports)).resolves.toBeUndefined();
  });

  it('looks at UDP too where the relay will listen', async () => {
    const ports = await freePorts();
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(ports.relay, '127.0.0.1', resolve));
    await expect(requireFree(ports)).rejects.toThrow(`Port ${ports.relay} is already in use.`);
    await new Promise<void>((resolve) => other.close(resolve));
    await expect(requireFree(ports)).resolves.toBeUndefined();
  });
});
