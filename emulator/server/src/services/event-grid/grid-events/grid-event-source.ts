/** What Event Grid tells of a domain event, before it has an id and a time. */
export interface GridEventDraft {
  /** Without `Microsoft.Communication.`. */
  readonly name: string;
  readonly subject: string;
  readonly data: unknown;
  /** A new one when left out. */
  readonly id?: string;
}

/** One type of Event Grid event that follows from a type of domain event. */
export interface GridEventSource<Data = never> {
  readonly name: string;
  /** Called only when some subscription wants the type. */
  drafts(data: Data, transactionId: string): Iterable<Omit<GridEventDraft, 'name'>>;
}

/** By type of domain event. */
export type GridEventSources = Readonly<Record<string, readonly GridEventSource[]>>;
