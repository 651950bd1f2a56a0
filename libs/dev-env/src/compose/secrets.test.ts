import { describe, expect, it } from 'vitest';
import { chooseSecrets, secretDefinitions } from './secrets.ts';

const none = () => undefined;

describe('the secrets of the containers', () => {
  it('are made at the first start, each by its own rule', () => {
    const made = chooseSecrets({}, none);
    expect(Object.keys(made)).toEqual(secretDefinitions.map(({ name }) => name));
    for (const { name, accepts } of secretDefinitions) expect(accepts(made[name]!), name).toBe(true);
  });

  it('stay as they are', () => {
    const first = chooseSecrets({}, none);
    expect(chooseSecrets({}, (name) => first[name])).toEqual(first);
  });

  it('are those of .env, where it has them', () => {
    const REDIS_PASSWORD = 'a-password-of-my-own';
    expect(chooseSecrets({ REDIS_PASSWORD, RELAY_SECRET: '' }, none)).toMatchObject({
      REDIS_PASSWORD,
      RELAY_SECRET: expect.stringMatching(/^[\w-]{32}$/) as unknown,
    });
  });

  it('are refused together, by name and without their values', () => {
    const environment = { REDIS_PASSWORD: 'short', REDIS_ENCRYPTION_KEY: 'bm90IDMyIGJ5dGVz' };
    const choose = () => chooseSecrets(environment, none);
    expect(choose).toThrow(/REDIS_PASSWORD must have 16[^]*REDIS_ENCRYPTION_KEY must be 32 bytes/);
    expect(choose).not.toThrow(/short|bm90/);
  });

  it('do not change under a database that was made with one', () => {
    const POSTGRES_PASSWORD = 'another-password-than-before';
    expect(() => chooseSecrets({ POSTGRES_PASSWORD }, () => 'the-password-of-before')).toThrow(
      /POSTGRES_PASSWORD is not the one that the database was made with/,
    );
  });
});
