import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { options } from './options.ts';
import { parseCommandLine } from './parse-command-line.ts';

const parse = (args: string[], environment: Record<string, string> = {}) =>
  parseCommandLine(args, environment, Object.values(options));

describe('parseCommandLine', () => {
  it('reads flags in both forms and variables, and the flag wins', async () => {
    const environment = { ACS_EMULATOR_PORT: '1', ACS_EMULATOR_HOST: '0.0.0.0', ACS_EMULATOR_LOG_LEVEL: '' };
    expect(await parse(['--port', '4000', '--log-level=debug'], environment)).toEqual({
      options: { port: 4000, host: '0.0.0.0', logLevel: 'debug' },
      help: false,
      rest: [],
    });
  });

  it('keeps what follows -- as it is', async () => {
    expect(await parse(['--port', '1', '--', 'npm', '--port', '--', 'x'])).toMatchObject({
      options: { port: 1 },
      rest: ['npm', '--port', '--', 'x'],
    });
  });

  it('collects a repeated --turn, and takes a list from the variable', async () => {
    const urls = ['turn:localhost:3478', 'turns:[::1]:5349?transport=tcp'];
    expect((await parse(urls.flatMap((url) => ['--turn', url]))).options).toEqual({ turnUrls: urls });
    expect((await parse([], { ACS_EMULATOR_TURN: urls.join(', ') })).options).toEqual({ turnUrls: urls });
  });

  it('collects a repeated --on-ready whole, and takes lines from the variable', async () => {
    const onReady = ['echo a, b', 'npm run prepare'];
    expect((await parse(onReady.flatMap((line) => ['--on-ready', line]))).options).toEqual({ onReady });
    expect((await parse([], { ACS_EMULATOR_ON_READY: `${onReady.join('\n')}\n` })).options).toEqual({
      onReady,
    });
  });

  it('takes lenient checks one by one, and as a list', async () => {
    const lenient = ['api-version', 'scopes'];
    expect((await parse(['--lenient', 'api-version', '--lenient', 'scopes'])).options).toEqual({ lenient });
    expect((await parse([], { ACS_EMULATOR_LENIENT: 'api-version, scopes' })).options).toEqual({ lenient });
  });

  it('takes the quotas of the real service by name', async () => {
    expect((await parse(['--quotas', 'real'])).options).toEqual({ quotas: 'real' });
  });

  it('checks nothing else when help is asked for', async () => {
    expect(await parse(['-h'], { ACS_EMULATOR_PORT: 'x' })).toMatchObject({ help: true });
  });

  it.each([
    [['--prot', '1'], {}, '--prot is not a known option. Did you mean --port?'],
    [['--zzzzzzzz'], {}, '--zzzzzzzz is not a known option. --help lists them.'],
    [['-p', '1'], {}, '-p is not a known option.'],
    [['start'], {}, '"start" is not expected here.'],
    [['--port'], {}, '--port needs a value.'],
    [['--port', '--host', 'x'], {}, '--port needs a value.'],
    [['--port='], {}, '--port needs a value.'],
    [['--port', 'abc'], {}, '--port must be a whole number from 0 to 65535, not "abc".'],
    [['--port', '65536'], {}, '--port must be a whole number from 0 to 65535, not "65536".'],
    [[], { ACS_EMULATOR_PORT: '-1' }, 'ACS_EMULATOR_PORT must be a whole number from 0 to 65535, not "-1".'],
    [['--host', 'a b'], {}, '--host must be an IP address or a host name, not "a b".'],
    [['--tls-names', 'ok,not ok'], {}, '--tls-names must be an IP address or a host name, not "ok,not ok".'],
    [['--log-level', 'loud'], {}, '--log-level must be one of debug, info, warn, error, silent, not "loud".'],
    [['--max-date-skew', '0'], {}, '--max-date-skew must be a whole number of seconds above 0, not "0".'],
    [['--resource-id', 'x'], {}, '--resource-id must be a GUID'],
    [['--turn', 'localhost:3478'], {}, '--turn must be addresses such as turn:localhost:3478, '],
    [['--turn', 'stun:localhost?transport=udp'], {}, 'not "stun:localhost?transport=udp".'],
    [['--turn', 'turn:localhost:70000'], {}, 'not "turn:localhost:70000".'],
    [['--lenient', 'signature,all'], {}, '--lenient must be of api-version, signature, scopes, not'],
    [['--faults', '/nowhere.json'], {}, '--faults must be a readable JSON file (there is no such file)'],
    [
      ['--quotas', 'unreal.json'],
      {},
      '--quotas must be the word real or a readable JSON file (there is no such file), not "unreal.json".',
    ],
    [['--seed', '/nowhere.json'], {}, '--seed must be a readable JSON file (there is no such file)'],
  ])('refuses %j %j', async (args, environment, message) => {
    await expect(parse(args, environment)).rejects.toThrow(message);
  });

  it('never repeats a secret in a message', async () => {
    for (const flag of ['--access-key', '--control-key', '--turn-secret'])
      await expect(parse([flag, 'hush hush'])).rejects.toThrow(/^(?!.*hush).*must (be|have)/);
  });

  describe('--seed', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'acs-emulator-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const seed = (text: string) => {
      const path = join(folder, 'seed.json');
      writeFileSync(path, text);
      return parse(['--seed', path]);
    };

    it('takes identities, threads and documents', async () => {
      const value = { identities: [{ name: 'a' }], threads: [], version: 1, documents: [] };
      expect(await seed(JSON.stringify(value))).toMatchObject({ options: { seed: value } });
    });

    it('says in one line what is wrong in the file', async () => {
      await expect(seed('{')).rejects.toThrow(/^--seed must be a readable JSON file \([^\n]+$/);
      await expect(seed('{"identities":[{"id":"bob"}]}')).rejects.toThrow(
        'identities.0.id: must look like 8:acs:',
      );
      await expect(seed('{"identitties":[]}')).rejects.toThrow('identitties');
      await expect(seed('{"phoneNumbers":["070"]}')).rejects.toThrow(
        'phoneNumbers.0: must be in E.164 format',
      );
      await expect(seed('{"phoneNumbers":[{"phoneNumber":"070"}]}')).rejects.toThrow(
        'phoneNumbers.0.phoneNumber: must be in E.164 format',
      );
    });

    it('reads fault rules as a list, or as a member of an object', async () => {
      const path = join(folder, 'faults.json');
      const faults = [{ operations: ['sms'], effect: { status: 503 } }];
      const read = async (value: unknown) => {
        writeFileSync(path, JSON.stringify(value));
        return (await parse(['--faults', path])).options;
      };
      expect(await read(faults)).toEqual({ faults });
      expect(await read({ $schema: './seed.schema.json', faults })).toEqual({ faults });
      await expect(read([{ effect: { status: 200 } }])).rejects.toThrow('faults.0.effect.status');
      await expect(read({})).rejects.toThrow('must be a file of fault rules (faults: ');
    });
  });
});
