import type { Role } from '@switchboard/access-api';
import type { SignInProfile } from '../users/user.ts';

/** Who vouches for people who signed in by name. */
export const DEVELOPMENT_ISSUER = 'development';

/**
 * Whoever says a name is that person: for a developer's machine, where the name also picks the role.
 * `Admin` and `Admin …` are administrators, `Guest` and `Guest …` guests, all others members.
 */
export function developmentProfile(displayName: string): SignInProfile {
  return {
    issuer: DEVELOPMENT_ISSUER,
    subject: displayName.normalize('NFKC').toLowerCase(),
    displayName,
    email: null,
    role: roleOf(displayName),
    isNamedAdmin: false,
  };
}

function roleOf(displayName: string): Role {
  const [first] = displayName.toLowerCase().split(/\s+/);
  return first === 'admin' || first === 'guest' ? first : 'member';
}
