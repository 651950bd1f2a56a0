import { z } from 'zod';
import { OAuthError } from './oauth-error.ts';

/** The tenant of whoever names none by its GUID. */
const defaultTenantId = 'e5cae000-0000-4000-8000-000000003002';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every tenant exists: a GUID, a domain name, or `common` and its like. */
export interface Tenant {
  /** As in the path. */
  readonly name: string;
  readonly id: string;
}

export const tenantParams = z.object({ tenant: z.string() });

export function requireTenant(name: string): Tenant {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/.test(name))
    throw new OAuthError(
      'invalid_request',
      90002,
      `The tenant '${name.slice(0, 100)}' is not a GUID or a name.`,
    );
  return { name, id: guid.test(name) ? name.toLowerCase() : defaultTenantId };
}

/** Under the name by which the client reached the emulator: it compares the issuer with the one it asked. */
export const issuerOf = (url: URL, tenant: Tenant) => `${url.origin}/${tenant.name}/v2.0`;
