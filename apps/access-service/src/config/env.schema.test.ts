import { parseEnvironment, type EnvironmentError } from '@switchboard/node-kit';
import { describe, expect, it } from 'vitest';
import { createAppConfig } from './app-config.ts';
import { createAppSecrets } from './app-secrets.ts';
import { environmentSchema } from './env.schema.ts';

const usable = {
  ACS_CONNECTION_STRING: 'endpoint=https://contoso.communication.azure.com/;accesskey=aHVudGVyMg==',
  DEVELOPMENT_SIGN_IN: 'true',
};

function linesOf(environment: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(environmentSchema, environment);
    return [];
  } catch (error) {
    return (error as EnvironmentError).lines;
  }
}

describe('environmentSchema', () => {
  it('takes a connection string and a way to sign in, the rest by default', () => {
    const config = createAppConfig(parseEnvironment(environmentSchema, usable));
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3001,
      acs: { endpoint: 'https://contoso.communication.azure.com', insecureEndpoint: null },
      web: { origin: 'http://localhost:3000', secureCookies: false },
    });
    expect(config.web.allowedOrigins).toContain('http://127.0.0.1:3000');
    expect(Object.isFrozen(config.session)).toBe(true);
  });

  it('sends browsers to where this service reaches the resource, or where it is told to', () => {
    const endpointsOf = (environment: Record<string, string>) =>
      createAppConfig(parseEnvironment(environmentSchema, { ...usable, ...environment })).acs;
    const endpoint = 'https://contoso.communication.azure.com';
    expect(endpointsOf({})).toMatchObject({ endpoint, publicEndpoint: endpoint });
    expect(endpointsOf({ ACS_PUBLIC_ENDPOINT: 'https://192.168.1.20:3443' })).toMatchObject({
      endpoint,
      publicEndpoint: 'https://192.168.1.20:3443',
    });
    expect(linesOf({ ...usable, ACS_PUBLIC_ENDPOINT: 'http://192.168.1.20' })).toEqual([
      expect.stringContaining('ACS_PUBLIC_ENDPOINT: must be an origin such as https://'),
    ]);
  });

  it('names every bad variable, also when their relations are wrong', () => {
    const lines = linesOf({
      PORT: '70000',
      ACS_ENDPOINT: 'http://contoso',
      OIDC_ISSUER: 'https://login.contoso.com',
      PUBLIC_ORIGINS: 'localhost:3000',
      SESSION_IDLE_MINUTES: '60',
      SESSION_LIFETIME_MINUTES: '30',
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining([
        'PORT',
        'ACS_ENDPOINT',
        'OIDC_CLIENT_ID',
        'PUBLIC_ORIGINS.0',
        'SESSION_IDLE_MINUTES',
      ]),
    );
  });

  it('refuses the development sign-in in production', () => {
    const lines = linesOf({ ...usable, NODE_ENV: 'production', PUBLIC_ORIGINS: 'https://chat.contoso.com' });
    expect(lines).toEqual([
      'DEVELOPMENT_SIGN_IN: must not be true when NODE_ENV is production: it asks for no password.',
    ]);
  });

  it('refuses plain http in production', () => {
    const lines = linesOf({
      ...usable,
      NODE_ENV: 'production',
      DEVELOPMENT_SIGN_IN: 'false',
      OIDC_ISSUER: 'https://login.contoso.com',
      OIDC_CLIENT_ID: 'switchboard',
      PUBLIC_ORIGINS: 'http://chat.contoso.com',
    });
    expect(lines).toEqual([expect.stringContaining('PUBLIC_ORIGINS: must all begin with https://')]);
  });

  it('refuses a service that nobody could sign in to, and one without a resource', () => {
    expect(linesOf({}).map((line) => line.split(':')[0])).toEqual(['ACS_CONNECTION_STRING', 'OIDC_ISSUER']);
  });

  it('takes the two variables that the emulator prints, when they name one resource', () => {
    const endpoint = /endpoint=(https:[^;]+?)\/?;/.exec(usable.ACS_CONNECTION_STRING)?.[1];
    expect(linesOf({ ...usable, ACS_ENDPOINT: endpoint ?? 'none' })).toEqual([]);
    expect(linesOf({ ...usable, ACS_ENDPOINT: 'https://fabrikam.communication.azure.com' })).toEqual([
      expect.stringContaining('ACS_ENDPOINT: must name the resource of ACS_CONNECTION_STRING'),
    ]);
  });

  it.each(['endpoint=http://localhost:3002/;accesskey=x', 'accesskey=x', 'endpoint=https://localhost:3002/'])(
    'refuses the connection string %j',
    (text) => {
      expect(linesOf({ ...usable, ACS_CONNECTION_STRING: text })).toEqual([
        'ACS_CONNECTION_STRING: must look like endpoint=https://<resource>/;accesskey=<base64>.',
      ]);
    },
  );

  it('takes events only with a check of their sender', () => {
    const config = createAppConfig(parseEnvironment(environmentSchema, usable));
    expect(config.events).toBeNull();
    expect(linesOf({ ...usable, EVENTS_PUBLIC_URL: 'https://api.contoso.com/' })).toEqual([
      expect.stringContaining('EVENTS_WEBHOOK_SECRET: must be set'),
    ]);
    const secret = { ...usable, EVENTS_WEBHOOK_SECRET: 'hunter2hunter2hunter2' };
    const withEvents = parseEnvironment(environmentSchema, {
      ...secret,
      EVENTS_PUBLIC_URL: 'https://a.example/x/',
    });
    expect(createAppConfig(withEvents).events).toMatchObject({
      publicUrl: 'https://a.example/x',
      entra: null,
    });
  });

  it.each([
    ['EVENTS_WEBHOOK_SECRET', 'short'],
    ['EVENTS_WEBHOOK_SECRET', 'hunter2hunter2&code=2'],
    ['EVENTS_WEBHOOK_SECRET', 'hunter2hunter2hunter2,hunter3hunter3hunter3,hunter4hunter4hunter4'],
    ['EVENTS_PUBLIC_URL', 'https://api.contoso.com/?code=1'],
    ['EVENTS_AZURE_RESOURCE_ID', 'contoso'],
    ['EVENTS_SUBSCRIPTION_NAME', '../x'],
  ])('refuses %s=%s', (name, value) => {
    const lines = linesOf({
      ...usable,
      EVENTS_WEBHOOK_SECRET: 'hunter2hunter2hunter2',
      EVENTS_PUBLIC_URL: 'https://api.contoso.com',
      [name]: value,
    });
    expect(lines.map((line) => line.split(/[:.]/)[0])).toEqual([name]);
    expect(lines.join()).not.toContain('hunter');
  });

  it('refuses a subscription in Azure without https, and half of what Entra needs', () => {
    const azure = { EVENTS_AZURE_RESOURCE_ID: '/subscriptions/s/resourceGroups/g/providers/p/t/n' };
    const events = { ...usable, EVENTS_WEBHOOK_SECRET: 'hunter2hunter2hunter2', EVENTS_ENTRA_TENANT_ID: 't' };
    expect(linesOf({ ...events, ...azure }).map((line) => line.split(':')[0])).toEqual([
      'EVENTS_ENTRA_AUDIENCE',
      'EVENTS_PUBLIC_URL',
    ]);
  });

  const key = Buffer.alloc(32, 1).toString('base64');
  it('takes Redis only with a key for what is kept there', () => {
    expect(linesOf({ ...usable, REDIS_URL: 'rediss://:hunter2@redis.contoso.com:6380/1' })).toEqual([
      expect.stringMatching(/^REDIS_ENCRYPTION_KEY: must be set with REDIS_URL: 32 random bytes/),
    ]);
    const redis = { REDIS_URL: 'redis://localhost', REDIS_ENCRYPTION_KEY: `${key}, ${key}` };
    const secrets = createAppSecrets(parseEnvironment(environmentSchema, { ...usable, ...redis }));
    expect(secrets.redisEncryptionKeys).toHaveLength(2);
  });

  it.each([
    ['REDIS_URL', 'http://:hunter2@localhost'],
    ['REDIS_URL', 'redis://:hunter2@localhost/first'],
    ['REDIS_ENCRYPTION_KEY', 'hunter2'],
    ['REDIS_ENCRYPTION_KEY', `${key},${key},${key}`],
  ])('refuses %s=%s without repeating it', (name, value) => {
    const lines = linesOf({ ...usable, REDIS_URL: 'redis://r', REDIS_ENCRYPTION_KEY: key, [name]: value });
    expect(lines.map((line) => line.split(/[:.]/)[0])).toEqual([name]);
    expect(lines.join()).not.toContain('hunter');
  });

  it('shows no secret when configuration and secrets are printed', () => {
    const environment = parseEnvironment(environmentSchema, {
      ...usable,
      DATABASE_URL: 'postgresql://ada:hunter2@db/switchboard',
      EVENTS_WEBHOOK_SECRET: 'hunter2hunter2hunter2',
      REDIS_URL: 'redis://:hunter2@redis',
      REDIS_ENCRYPTION_KEY: key,
    });
    const printed = JSON.stringify([createAppConfig(environment), createAppSecrets(environment)]);
    expect(printed).not.toMatch(/hunter2|aHVudGVyMg|AQEBAQ/);
  });
});
