/** Checks of the real service that an emulator may be asked to let pass; what was let through is in the journal. */
export const lenientChecks = ['api-version', 'signature', 'scopes'] as const;
export type LenientCheck = (typeof lenientChecks)[number];
