import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRendered, type Manifest } from '../kubernetes/overlays.ts';
import { composeVariables, environmentSchema, knownVariables, readWorkspaceFile } from './known-variables.ts';

type Part = keyof typeof knownVariables;
const isPart = (name: string): name is Part => name in knownVariables;
const unknownTo = (part: Part, names: readonly string[]) =>
  names.filter((name) => !knownVariables[part].has(name));

interface PodSpec {
  containers: { name: string; env?: { name: string; value: string }[] }[];
}
const containers = (['azure', 'emulator'] as const).flatMap((name) =>
  readRendered(name)
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(
      (manifest) =>
        (manifest as Manifest & { spec: { template: { spec: PodSpec } } }).spec.template.spec.containers,
    ),
);
const configMap = (name: string) =>
  (
    readRendered('azure').find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith(`${name}-`),
    ) as (Manifest & { data: Record<string, string> }) | undefined
  )?.data ?? {};
const fromVault = (
  readRendered('azure').find(({ kind }) => kind === 'SecretProviderClass') as Manifest & {
    spec: {
      secretObjects: { data: { key: string; objectName: string }[] }[];
      parameters: { objects: string };
    };
  }
).spec;
const vaultKeys = fromVault.secretObjects.flatMap(({ data }) => data.map(({ key }) => key));

describe('the manifests', () => {
  it.each(containers)('give $name only variables that it reads', ({ name, env = [] }) => {
    expect(isPart(name)).toBe(true);
    expect(
      unknownTo(
        name as Part,
        env.map((variable) => variable.name),
      ),
    ).toEqual([]);
  });

  it('have settings that the parts read', () => {
    expect(unknownTo('access-service', [...Object.keys(configMap('access-service')), ...vaultKeys])).toEqual(
      [],
    );
    expect(unknownTo('web', Object.keys(configMap('web')))).toEqual([]);
  });

  it('take from the vault what the Secret is made of', () => {
    const inVault = [...fromVault.parameters.objects.matchAll(/objectName: (\S+)/g)].map(([, name]) => name);
    expect(fromVault.secretObjects.flatMap(({ data }) => data.map(({ objectName }) => objectName))).toEqual(
      inVault,
    );
  });

  const secrets: Record<string, string> = {
    DATABASE_URL:
      'postgresql://switchboard:secret@contoso.postgres.database.azure.com:5432/switchboard?sslmode=verify-full',
    REDIS_URL: 'rediss://:secret@contoso.redis.cache.windows.net:6380',
    REDIS_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    OIDC_CLIENT_SECRET: 'secret',
    EVENTS_WEBHOOK_SECRET: 'a-secret-of-enough-length',
  };
  const environmentOf = (without?: string) => {
    const own = containers.find(({ name }) => name === 'access-service')?.env ?? [];
    const all = {
      ...Object.fromEntries(own.map(({ name, value }) => [name, value])),
      ...configMap('access-service'),
      ...secrets,
    };
    return Object.fromEntries(Object.entries(all).filter(([name]) => name !== without));
  };

  it('are an environment with which the access service starts in production', () => {
    expect(Object.keys(secrets).toSorted()).toEqual(vaultKeys.toSorted());
    const { error } = environmentSchema.safeParse(environmentOf());
    expect(error?.issues ?? []).toEqual([]);
    expect(environmentOf()).toMatchObject({ NODE_ENV: 'production' });
  });

  it.each(['ACS_ENDPOINT', 'OIDC_CLIENT_ID', 'REDIS_ENCRYPTION_KEY'])(
    'would not start without %s',
    (name) => {
      expect(environmentSchema.safeParse(environmentOf(name)).success).toBe(false);
    },
  );
});

describe('docker-compose.yml', () => {
  const { services } = parse(readWorkspaceFile('docker-compose.yml'), { merge: true }) as {
    services: Record<string, { environment?: Record<string, string>; profiles?: string[]; ports?: string[] }>;
  };

  it.each(Object.entries(services).filter(([name]) => isPart(name)))(
    'gives %s only variables that it reads',
    (name, service) => {
      expect(unknownTo(name as Part, Object.keys(service.environment ?? {}))).toEqual([]);
    },
  );

  it('starts the proxy and what watches only when they are asked for', () => {
    const profiles = Object.entries(services).flatMap(([name, service]) =>
      (service.profiles ?? []).map((profile) => [name, profile]),
    );
    expect(profiles).toEqual([
      ['proxy', 'tls'],
      ['prometheus', 'observability'],
      ['grafana', 'observability'],
    ]);
  });

  it('shows the dashboard and its data to this machine only, without a password', () => {
    for (const name of ['prometheus', 'grafana']) {
      expect(services[name]?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    }
    expect(services['grafana']?.environment).toMatchObject({
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
      GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true',
    });
    expect(JSON.stringify(services)).not.toMatch(/GF_SECURITY_ADMIN_PASSWORD/);
  });
});

describe.each(['docs/production.md', 'docs/other-devices.md', 'docs/compose.md', 'docs/observability.md'])(
  '%s',
  (path) => {
    it('names only variables that there are', () => {
      const named = new Set(
        [...readWorkspaceFile(path).matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)].map(([name]) => name),
      );
      const known = new Set([
        ...Object.values(knownVariables).flatMap((names) => [...names]),
        ...composeVariables,
      ]);
      expect([...named].filter((name) => !known.has(name))).toEqual([]);
      expect(named.size).toBeGreaterThan(3);
    });

    it('links to files that there are', () => {
      const links = [...readWorkspaceFile(path).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
        ([, link]) => link!,
      );
      for (const link of links.filter((name) => /\.\w+$/.test(name))) {
        expect(() => readWorkspaceFile(`docs/${link}`), link).not.toThrow();
      }
    });
  },
);
