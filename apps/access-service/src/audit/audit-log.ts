export interface AuditEvent {
  /** For example `token/issued`. */
  readonly action: string;
  /** Who did it; null when the service itself did. */
  readonly actor: { readonly id: string; readonly displayName: string } | null;
  /** Id of the user, thread or team that it was done to, or the phone number. */
  readonly subject: string | null;
  /** Never secrets, never what people write to each other. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AuditRecord extends AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly correlationId: string | null;
}

export interface AuditQuery {
  action?: string | undefined;
  /** As actor or as subject. */
  userId?: string | undefined;
  /** Id of the last record of the page before. */
  cursor?: string | undefined;
  limit: number;
}

/** Who did what to whom; records are only ever added, with the correlation id of the request. */
export abstract class AuditLog {
  abstract record(event: AuditEvent): Promise<void>;
  /** Newest first. */
  abstract list(query: AuditQuery): Promise<{ items: AuditRecord[]; nextCursor: string | null }>;
}
