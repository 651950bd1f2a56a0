/** What happens to communication identities, as the identity service publishes it on the emulator's bus. */
export interface IdentityEvents {
  /** Every token issued to the user before this moment is void; long-lived connections end at once. */
  IdentityTokensRevoked: { readonly rawId: string };
  /** The user is gone, and all their tokens with them. */
  IdentityDeleted: { readonly rawId: string };
}

export type IdentityEventType = keyof IdentityEvents;
