import { randomBytes } from 'node:crypto';

/** Something that containers share and nobody else knows: made at the first start, unless `.env` has it. */
export interface SecretDefinition {
  readonly name: string;
  make(): string;
  /** What a value of `.env` must be, in words that end a sentence. */
  readonly rule: string;
  accepts(value: string): boolean;
}

const inAddresses = 'must have 16 to 200 letters, digits and . _ ~ - only';
const isInAddresses = (value: string) => /^[\w.~-]{16,200}$/.test(value);
const makeWord = () => randomBytes(24).toString('base64url');
const isBase64 = (value: string, bytes: (length: number) => boolean) =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(value) &&
  Buffer.from(value, 'base64').toString('base64') === value &&
  bytes(Buffer.from(value, 'base64').length);

const word = (name: string): SecretDefinition => ({
  ...{ name, make: makeWord, rule: inAddresses, accepts: isInAddresses },
});

const bytes = (
  name: string,
  length: number,
  rule: string,
  accepts: (length: number) => boolean,
): SecretDefinition => ({
  ...{ name, rule },
  make: () => randomBytes(length).toString('base64'),
  accepts: (value) => isBase64(value, accepts),
});

export const secretDefinitions = [
  word('POSTGRES_PASSWORD'),
  word('REDIS_PASSWORD'),
  bytes('REDIS_ENCRYPTION_KEY', 32, 'must be 32 bytes in base64', (length) => length === 32),
  word('EVENTS_WEBHOOK_SECRET'),
  word('RELAY_SECRET'),
  bytes('ACS_EMULATOR_ACCESS_KEY', 64, 'must be base64 of at least 16 bytes', (length) => length >= 16),
  word('ACS_EMULATOR_CONTROL_KEY'),
] as const;

export type Secrets = Readonly<Record<string, string>>;

/** What was kept at an earlier start; undefined for a secret that there is not yet. */
export type KeptSecret = (name: string) => string | undefined;

/** PostgreSQL learns its password when it makes its data directory, and never again. */
const unchangeable = 'POSTGRES_PASSWORD';

/** @throws Error that names every bad variable, without its value. */
export function chooseSecrets(
  environment: Readonly<Record<string, string | undefined>>,
  kept: KeptSecret,
): Secrets {
  const mistakes: string[] = [];
  const chosen = secretDefinitions.map((definition) => {
    const { name, rule } = definition;
    const given = environment[name] || undefined;
    const before = kept(name);
    if (given !== undefined && !definition.accepts(given)) mistakes.push(`${name} ${rule}.`);
    if (name === unchangeable && given !== undefined && before !== undefined && given !== before) {
      mistakes.push(
        `${name} is not the one that the database was made with. Take it out of .env to go on with that one, or begin ` +
          'anew: "docker compose down --volumes" deletes the database.',
      );
    }
    return [name, given ?? before ?? definition.make()] as const;
  });
  if (mistakes.length > 0) throw new Error(`Wrong values in .env:\n  ${mistakes.join('\n  ')}`);
  return Object.fromEntries(chosen);
}
