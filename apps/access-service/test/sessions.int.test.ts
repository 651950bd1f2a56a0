import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControllableClock } from './support/controllable-clock.ts';
import { ServiceBed } from './support/service-bed.ts';

const clock = new ControllableClock();
let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start({ SESSION_IDLE_MINUTES: '30', SESSION_LIFETIME_MINUTES: '120' }, { clock });
});
afterAll(() => bed[Symbol.asyncDispose]());

const minutes = (count: number) => count * 60_000;

describe('sign-in for development', () => {
  it('200 sets a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await bed
      .client()
      .send('POST', '/api/sign-in/development', { body: { displayName: 'Ada' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^switchboard-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ]);
  });

  it('the same name, however it is written, is the same user; the name decides the role', async () => {
    const name = randomUUID().slice(0, 8);
    const [one, other] = [bed.client(), bed.client()];
    expect((await one.signIn(`Admin ${name}`)).user).toMatchObject({ role: 'admin' });
    expect((await other.signIn(`  ADMIN ${name} `)).user.id).toBe(one.userId);
    expect((await bed.signIn('Guest')).session.user.role).toBe('guest');
    expect((await bed.signIn('Administrator')).session.user.role).toBe('member');
  });

  it('offers the names that signed in last', async () => {
    const early = await bed.signIn('Early Bird');
    clock.advance(minutes(1));
    const late = await bed.signIn('Night Owl');
    const { developmentNames } = await bed.client().api.getSignInOptions();
    const names = [late, early].map(({ session }) => session.user.displayName);
    expect(developmentNames.slice(0, 2)).toEqual(names);
  });

  it('404 when it is switched off, and no names are offered', async () => {
    const service = await bed.startReplica({
      DEVELOPMENT_SIGN_IN: 'false',
      OIDC_ISSUER: 'https://login.contoso.com',
      OIDC_CLIENT_ID: 'switchboard',
    });
    await expect(bed.client(service).signIn('Ada')).rejects.toMatchObject({
      status: 404,
      code: 'sign-in/development-off',
    });
    expect((await bed.client(service).api.getSignInOptions()).developmentNames).toEqual([]);
  });
});

describe('secure cookies', () => {
  it('carry the prefix __Host- and Secure when every page is served by https', async () => {
    const service = await bed.startReplica({ PUBLIC_ORIGINS: 'https://chat.contoso.com' });
    const answer = await bed.client(service).send('POST', '/api/sign-in/development', {
      body: { displayName: 'Ada' },
      headers: { origin: 'https://chat.contoso.com' },
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-session=.*; Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  });
});

describe('sessions', () => {
  it('end after the idle time-out, and not while they are used', async () => {
    const client = await bed.signIn('Ada');
    clock.advance(minutes(29));
    await client.refresh();
    clock.advance(minutes(29));
    await client.refresh();
    clock.advance(minutes(31));
    await expect(client.refresh()).rejects.toMatchObject({ status: 401 });
  });

  it('end after the absolute time-out however much they are used', async () => {
    const client = await bed.signIn('Ada');
    for (let passed = 0; passed < 115; passed += 23) {
      clock.advance(minutes(23));
      await client.refresh();
    }
    clock.advance(minutes(6));
    await expect(client.refresh()).rejects.toMatchObject({ status: 401 });
  });

  it('are listed, and one of them or all others can be ended', async () => {
    const [one, two, three] = [bed.client(), bed.client(), bed.client()];
    const name = `Ada ${randomUUID()}`;
    for (const client of [one, two, three]) {
      await client.signIn(name);
      clock.advance(1000);
    }
    const listed = await one.api.listSessions();
    expect(listed.map(({ current }) => current)).toEqual([false, false, true]);
    await one.api.endSession(two.session.id);
    await expect(two.refresh()).rejects.toMatchObject({ status: 401 });
    await one.api.endOtherSessions();
    await expect(three.refresh()).rejects.toMatchObject({ status: 401 });
    await one.refresh();
    expect(await one.api.listSessions()).toHaveLength(1);
  });

  it('of others can neither be seen nor ended: 404', async () => {
    const [ada, eve] = [await bed.signIn('Ada'), await bed.signIn('Eve')];
    await expect(eve.api.endSession(ada.session.id)).rejects.toMatchObject({ status: 404 });
    await ada.refresh();
  });

  it('cannot be made up: 401 for any other secret', async () => {
    const client = await bed.signIn('Ada');
    for (const secret of ['x'.repeat(43), '', 'x'.repeat(5000), '%00', client.session.id]) {
      client.cookies.set('switchboard-session', secret);
      await expect(client.refresh()).rejects.toMatchObject({ status: 401 });
    }
  });
});

describe('requests that change something', () => {
  it('403 without the CSRF token of the same session', async () => {
    const [ada, eve] = [await bed.signIn('Ada'), await bed.signIn('Eve')];
    for (const token of ['', 'x', eve.session.csrfToken]) {
      const answer = await ada.send('POST', '/api/tokens', { headers: { 'x-csrf-token': token } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'session/csrf-token-rejected' } });
    }
  });

  it('403 from pages of other origins, also before anybody is signed in', async () => {
    const client = await bed.signIn('Ada');
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
      const headers = { origin };
      expect(await client.send('DELETE', '/api/session', { headers })).toMatchObject({
        status: 403,
        body: { code: 'session/origin-rejected' },
      });
      const body = { displayName: 'Eve' };
      expect((await bed.client().send('POST', '/api/sign-in/development', { body, headers })).status).toBe(
        403,
      );
    }
    await client.refresh();
  });

  it('no origin may read answers across origins', async () => {
    const client = await bed.signIn('Ada');
    const answer = await client.send('GET', '/api/session', { headers: { origin: bed.origin } });
    const preflight = await client.send('OPTIONS', '/api/tokens', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    for (const { headers } of [answer, preflight]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});
