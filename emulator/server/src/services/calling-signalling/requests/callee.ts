import { parseRawId } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import type { CallSession } from '../sessions/call-session.ts';

/** @throws CallingRefusal for somebody whom the emulator cannot call */
export function requireCallable(rawId: string, field: string): void {
  const { kind } = parseRawId(rawId);
  if (kind === 'communicationUser') return;
  if (kind === 'phoneNumber')
    throw new CallingRefusal(
      'PhoneNumberNotSupported',
      `The emulator does not call phone numbers ("${rawId.slice(0, 50)}"). Call a communication user.`,
      field,
    );
  throw new CallingRefusal(
    'IdentifierNotSupported',
    `"${rawId.slice(0, 200)}" is not a communication user (8:acs:…). The emulator calls no other identities.`,
    field,
  );
}

/** @throws CallingRefusal when the session's token was issued for joining only */
export function requireCallScope({ token }: CallSession): void {
  if (token.claims.scopes.includes('voip')) return;
  throw new CallingRefusal(
    'ScopeNotSufficient',
    'A token with the scope voip.join joins groups and rooms and calls nobody. Issue one with the scope voip.',
  );
}
