import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tracingVariables } from '@switchboard/tracing';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
interface Environment {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(environment: unknown): { success: boolean; error?: { issues: readonly unknown[] } };
}
/** Of the access service. An application is no library: what others read of it is a file. */
export const { environmentSchema } = (await import(
  `${root}apps/access-service/src/config/env.schema.ts`
)) as {
  environmentSchema: Environment;
};

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

export const readWorkspaceFile = (path: string): string => readFileSync(root + path, 'utf8');

/** What Node.js and Next read by themselves. */
const ofNode = ['NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS'];

/** Of OpenTelemetry, which all parts understand alike. */
const ofTracing = Object.keys(tracingVariables);

/** Variables that each part reads, from its own sources. */
export const knownVariables = {
  'access-service': new Set([...Object.keys(environmentSchema.shape), ...ofNode]),
  web: new Set([
    ...['HOSTNAME', 'PORT', ...ofNode, ...ofTracing],
    ...globSync(['apps/web/next.config.ts', 'apps/web/src/**/*.ts'], { cwd: root }).flatMap((path) =>
      namesIn(readWorkspaceFile(path), /process\.env\['([A-Z_]+)'\]/g),
    ),
  ]),
  emulator: new Set([
    ...[...ofNode, ...ofTracing],
    ...namesIn(readWorkspaceFile('emulator/server/src/cli/options.ts'), /option\(\s*'([a-z-]+)'/g).map(
      (flag) => `ACS_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`,
    ),
  ]),
  proxy: new Set([
    ...['XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
    ...namesIn(readWorkspaceFile('apps/deployment/proxy/Caddyfile'), /\{\$([A-Z_]+)/g),
  ]),
  prepare: new Set([
    ...namesIn(readWorkspaceFile('libs/dev-env/src/compose/secrets.ts'), /\('([A-Z_]+)'/g),
    ...namesIn(readWorkspaceFile('libs/dev-env/src/compose/prepare.ts'), /process\.env\['([A-Z_]+)'\]/g),
  ]),
} as const;

/** What `.env` may set: the compose file puts it into something. */
export const composeVariables = new Set(namesIn(readWorkspaceFile('docker-compose.yml'), /\$\{([A-Z_]+)/g));
