export interface TeamMember {
  readonly id: string;
  readonly displayName: string;
}

/** People who answer the same phone numbers. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** By name. */
  readonly members: readonly TeamMember[];
}
