import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';
import { loopback } from './special-addresses.ts';
import { turnserverConf, type TurnserverSettings } from './turnserver-conf.ts';

const settings: TurnserverSettings = {
  realm: 'relay.example.com',
  port: 3478,
  secret: 'the secret',
  peers: 'internet',
  quotas: { perUser: 64, total: 4096 },
  tls: {
    port: 5349,
    certificate: '/etc/turnserver/fullchain.pem',
    key: '/etc/turnserver/privkey.pem',
  },
  directory: '/run/relay',
};

const directives = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const isParticular = (line: string) => /^(static-auth-secret|.*-format|log-file|userdb|pidfile)=/.test(line);

describe('turnserverConf', () => {
  it('writes what docs/turnserver.conf recommends for production', async () => {
    const template = directives(await readFile(join(workspaceRoot, 'docs/turnserver.conf'), 'utf8'));
    const generated = directives(turnserverConf(settings));
    const general = (lines: readonly string[]) => lines.filter((line) => !isParticular(line)).sort();
    expect(general(generated)).toEqual(general(template));
    const names = (lines: readonly string[]) => lines.map((line) => line.split('=')[0]).sort();
    expect(names(generated)).toEqual([...names(template), 'static-auth-secret'].sort());
  });

  it('marks the lines of the log as the documentation says', () => {
    // printf %s 'turnserver-log:the secret' | sha256sum | cut -c1-24
    expect(turnserverConf(settings)).toContain(
      'new-log-timestamp-format="%FT%T%z/300e7fbca8842f7d56e0d829"\n',
    );
  });

  it('denies everything but what is allowed where peers are named', () => {
    const lines = directives(turnserverConf({ ...settings, peers: [loopback] }));
    expect(lines.filter((line) => line.includes('peer-ip'))).toEqual([
      'allowed-peer-ip=127.0.0.0-127.255.255.255',
      'denied-peer-ip=0.0.0.0-255.255.255.255',
      'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ]);
    expect(lines).toContain('allow-loopback-peers');
    const compose = { from: '172.28.0.0', to: '172.28.255.255', what: 'the compose network' };
    expect(turnserverConf({ ...settings, peers: [compose] })).not.toContain('loopback');
  });

  it('serves no TLS without a certificate, and never a command line, TCP relaying or a database of others', () => {
    const { tls: _, ...plain } = settings;
    const lines = directives(turnserverConf(plain));
    expect(lines).toEqual(expect.arrayContaining(['no-tls', 'no-dtls', 'no-cli', 'no-tcp-relay']));
    expect(lines).toContain('userdb=/run/relay/turndb');
  });
});
