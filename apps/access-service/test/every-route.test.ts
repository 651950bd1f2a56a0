import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../src/platform/route-table.ts';
import { SECRET, WEBHOOK_PATH } from './support/event-bed.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

interface Described {
  operationId: string;
  security: object[];
  description?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { required: boolean };
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
}

let bed: ServiceBed;
let member: TestClient;
let admin: TestClient;
let document: Document;
let routes: readonly Route[];
beforeAll(async () => {
  bed = await ServiceBed.start({ EVENTS_WEBHOOK_SECRET: SECRET });
  member = await bed.signIn('Ada');
  admin = await bed.signIn('Admin');
  document = (await member.send('GET', '/api/openapi.json')).body as Document;
  routes = bed.service.routes;
});
afterAll(() => bed[Symbol.asyncDispose]());

const describeRoute = ({ method, path }: Route): Described | undefined =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

/** An address of the route in which every parameter is well-formed, or none is. */
function addressOf({ path }: Route, wellFormed = true): string {
  const examples: Record<string, string> = {
    threadId: '19:abc@thread.v2',
    communicationUserId: '8:acs:1_2',
    sessionId: '00000000-0000-4000-8000-000000000000',
    userId: '00000000-0000-4000-8000-000000000000',
    phoneNumber: '+18335550123',
    countryCode: 'US',
    searchId: '00000000-0000-4000-8000-000000000000',
    orderId: '00000000-0000-4000-8000-000000000000',
    teamId: '00000000-0000-4000-8000-000000000000',
    meetingId: '00000000-0000-4000-8000-000000000000',
    conversationId: '00000000-0000-4000-8000-000000000000',
    noteId: '00000000-0000-4000-8000-000000000000',
    templateId: '00000000-0000-4000-8000-000000000000',
    messageId: '1613589626560',
    emoji: '👍',
  };
  return path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(wellFormed ? examples[name]! : 'not an id!'),
  );
}

const queryOf = (route: Route) =>
  (describeRoute(route)!.parameters ?? []).filter((parameter) => parameter.in === 'query');

const covers = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path);

/** Without the webhook, which knows Event Grid and no sessions. */
const ofPeople = () => routes.filter(({ path }) => path !== WEBHOOK_PATH);
const secured = () => ofPeople().filter((route) => describeRoute(route)!.security.length > 0);
const namesOf = (all: readonly Route[]) =>
  all.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort();
const namesIn = ({ paths }: Document) =>
  Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .sort();

describe('every route', () => {
  it('is in the OpenAPI document, and the document has no other', () => {
    const registered = namesOf(routes);
    expect(registered).toEqual(namesIn(document));
    expect(registered).toContain(`POST ${WEBHOOK_PATH}`);
    expect(registered.length).toBeGreaterThan(20);
    expect(document.openapi).toMatch(/^3\.1/);
  });

  it('is without the webhook in the document, and in the service, when no events are taken', async () => {
    await using silent = await ServiceBed.start();
    const answer = await silent.client().send('GET', '/api/openapi.json');
    expect(namesIn(answer.body as Document)).toEqual(namesOf(silent.service.routes));
    expect(namesOf(ofPeople())).toEqual(namesOf(silent.service.routes));
    expect((await silent.client().send('POST', WEBHOOK_PATH)).status).toBe(404);
  });

  it('401 without the secret of events, 403 with a wrong one, whatever session it has', async () => {
    for (const route of routes.filter(({ path }) => path === WEBHOOK_PATH)) {
      const statusWith = async (query: string) =>
        (await admin.send(route.method, `${route.path}${query}`)).status;
      const statuses = [await statusWith(''), await statusWith('?code=wrong')];
      expect({ route, statuses }).toEqual({ route, statuses: [401, 403] });
    }
  });

  it('has an operation id of its own, as generators of clients need', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('is public only when it is meant to be', () => {
    const open = routes.filter((route) => describeRoute(route)!.security.length === 0);
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/config',
      'GET /api/docs',
      'GET /api/docs/start.js',
      'GET /api/docs/swagger-ui-bundle.js',
      'GET /api/docs/swagger-ui.css',
      'GET /api/openapi.json',
      'GET /api/sign-in/openid-connect',
      'GET /api/sign-in/openid-connect/callback',
      'GET /api/sign-in/options',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/sign-in/development',
    ]);
  });

  it('401 without a session, before anything else is looked at', async () => {
    for (const route of secured()) {
      for (const wellFormed of [true, false]) {
        const answer = await bed.client().send(route.method, addressOf(route, wellFormed), {
          ...(route.method === 'GET' ? {} : { body: { nonsense: true } }),
        });
        expect({ route, status: answer.status, code: answer.body.code }).toEqual({
          route,
          status: 401,
          code: 'session/required',
        });
      }
    }
  });

  it('403 with the wrong role', async () => {
    const forAdmins = secured().filter((route) => describeRoute(route)!.description?.includes('"admin"'));
    expect(forAdmins.map(({ path }) => path)).toEqual(
      expect.arrayContaining(routes.map(({ path }) => path).filter((path) => path.startsWith('/api/admin/'))),
    );
    expect(
      forAdmins
        .map(({ method, path }) => `${method} ${path}`)
        .filter((route) => !route.includes('/admin/'))
        .sort(),
    ).toEqual([
      'DELETE /api/phone-numbers/:phoneNumber',
      'DELETE /api/teams/:teamId',
      'GET /api/phone-numbers/countries',
      'GET /api/phone-numbers/countries/:countryCode/area-codes',
      'GET /api/phone-numbers/countries/:countryCode/localities',
      'GET /api/phone-numbers/countries/:countryCode/offerings',
      'GET /api/phone-numbers/orders/:orderId',
      'GET /api/phone-numbers/searches/:searchId',
      'POST /api/phone-numbers/orders',
      'POST /api/phone-numbers/searches',
      'POST /api/teams',
      'PUT /api/phone-numbers/:phoneNumber/assignee',
      'PUT /api/teams/:teamId',
    ]);
    for (const route of forAdmins) {
      const answer = await member.send(route.method, addressOf(route), {
        ...(route.method === 'GET' ? {} : { body: { nonsense: true } }),
      });
      expect({ route, status: answer.status, code: answer.body.code }).toEqual({
        route,
        status: 403,
        code: 'session/role-required',
      });
    }
  });

  it('400 for parameters, queries and bodies that are not valid', async () => {
    const isGiven = (route: Route) => {
      const { parameters = [], requestBody } = describeRoute(route)!;
      return parameters.length > 0 || requestBody?.required === true;
    };
    const checked = ofPeople().filter(isGiven);
    expect(checked.length).toBeGreaterThan(8);
    for (const route of checked) {
      const { parameters = [], requestBody } = describeRoute(route)!;
      const query = parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => `${name}=${encodeURIComponent('//x'.repeat(300))}`)
        .join('&');
      const answer = await admin.send(route.method, `${addressOf(route, false)}${query && `?${query}`}`, {
        ...(requestBody ? { body: { nonsense: true } } : {}),
      });
      expect({ route, status: answer.status }).toEqual({ route, status: 400 });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['NUL', '\0'],
    ['half of a surrogate pair', '\ud800'],
    ['SQL', `1' OR '1'='1`],
    ['a cursor of nothing', '1.x'],
    ['a huge number', '9'.repeat(30)],
  ])('no 5xx for %s in a query', async (_, hostile) => {
    // Half of a pair cannot be written in an address: it arrives as what stands for it.
    const value = encodeURIComponent(hostile.toWellFormed());
    for (const route of ofPeople().filter(({ method }) => method === 'GET')) {
      for (const { name } of queryOf(route)) {
        const answer = await admin.send('GET', `${addressOf(route)}?${name}=${value}`);
        expect({ route, name, isFault: answer.status >= 500 }).toEqual({ route, name, isFault: false });
      }
    }
  });

  it('405 for every other method, naming those that it takes', async () => {
    const paths = new Set(routes.map(({ path }) => path));
    for (const path of paths) {
      // Also those of a route with a parameter where this one has a word.
      const covering = routes.filter((route) => covers(route.path, path));
      const taken = [...new Set(covering.map(({ method }) => method))];
      const method = ['PUT', 'POST', 'PATCH'].find((one) => !taken.includes(one))!;
      const answer = await admin.send(method, addressOf({ method, path }));
      expect({ path, status: answer.status, allow: answer.headers.get('allow') }).toEqual({
        path,
        status: 405,
        allow: taken.sort().join(', '),
      });
    }
  });

  it('answers with the correlation id of the request, and with the headers that browsers ask for', async () => {
    for (const route of routes) {
      const answer = await bed.client().send(route.method, addressOf(route), {
        headers: { 'x-correlation-id': 'test-1' },
      });
      expect({ route, id: answer.headers.get('x-correlation-id') }).toEqual({ route, id: 'test-1' });
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.status).not.toBe(500);
    }
  });
});
