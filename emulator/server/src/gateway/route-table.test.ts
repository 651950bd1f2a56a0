import { describe, expect, it } from 'vitest';
import { defineOperation, ok } from '../kernel/operation.ts';
import { bindOperations } from '../kernel/service.ts';
import { buildRouteTable, findRoute, isControlTarget } from './route-table.ts';

const operation = (id: string, route: string) =>
  bindOperations({}, [defineOperation({ id, route, auth: ['none'], request: {}, handle: () => ok() })])[0]!;

describe('buildRouteTable', () => {
  it('writes parameters and literal colons in the router’s syntax', () => {
    const [entry] = buildRouteTable([operation('A', 'POST /identities/{id}/:issueAccessToken')], []);
    expect(entry).toMatchObject({ method: 'POST', path: '/identities/:id/::issueAccessToken' });
  });

  it('tells actions behind a parameter apart, in any case, and leaves other colons in the parameter', () => {
    const entries = buildRouteTable(
      [operation('Play', 'POST /calls/{id}:play'), operation('StopPlay', 'POST /calls/{id}:stopPlay')],
      [{ id: 'Plain', route: 'POST /calls/{id}' }],
    );
    expect(entries).toHaveLength(1);
    const find = (id: string) => {
      const { route, params } = findRoute(entries[0]!, { id });
      return [route?.operation?.id ?? route?.missing?.id, params['id']];
    };
    expect(find('1:PLAY')).toEqual(['Play', '1']);
    expect(find('8:acs:x:stopplay')).toEqual(['StopPlay', '8:acs:x']);
    expect(find('8:acs:x')).toEqual(['Plain', '8:acs:x']);
    expect(find(':play')).toEqual(['Plain', ':play']);
  });

  it('prefers what is emulated to what is only known', () => {
    const entries = buildRouteTable(
      [operation('Sms_Send', 'POST /sms')],
      [{ id: 'Sms_Send', route: 'POST /sms' }],
    );
    expect(entries.map(({ plain }) => plain?.operation?.id)).toEqual(['Sms_Send']);
  });

  it('refuses two operations at one route', () => {
    const twice = [operation('A', 'GET /a/{id}'), operation('B', 'GET /A/{name}')];
    expect(() => buildRouteTable(twice, [])).toThrow('Two operations claim the route "GET /A/{name}".');
  });
});

describe('isControlTarget', () => {
  it.each(['/_emulator', '/_emulator/health', '/_EMULATOR/reset?x', '/%5Femulator/reset', '/%5fEmulator/'])(
    'is true for %s',
    (target) => expect(isControlTarget(target)).toBe(true),
  );
  it.each(['/', '/emulator', '/_emulators', '/chat/_emulator/x'])('is false for %s', (target) =>
    expect(isControlTarget(target)).toBe(false),
  );
});
