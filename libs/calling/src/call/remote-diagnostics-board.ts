import type { CallDiagnostic, CallDiagnosticName, CallingEvent } from '@switchboard/acs-contracts';

/** One diagnostic of one other participant. */
export interface RemoteDiagnosticEntry extends CallDiagnostic {
  readonly participantId: string;
  readonly rawId: string;
}

/** What the other participants have last said of their devices and network. */
export class RemoteDiagnosticsBoard {
  readonly _byUser = new Map<string, Map<CallDiagnosticName, RemoteDiagnosticEntry>>();

  get latest(): RemoteDiagnosticEntry[] {
    return [...this._byUser.values()].flatMap((entries) => [...entries.values()]);
  }

  /** Takes over what somebody says, and returns what is new. */
  learn({ participantId, rawId, diagnostics }: CallingEvent<'diagnosticsChanged'>): RemoteDiagnosticEntry[] {
    const known = this._byUser.get(rawId) ?? new Map<CallDiagnosticName, RemoteDiagnosticEntry>();
    this._byUser.set(rawId, known);
    const isNew = (entry: RemoteDiagnosticEntry) => {
      const before = known.get(entry.diagnostic);
      return before?.value !== entry.value || before.participantId !== participantId;
    };
    const changed = diagnostics.map((each) => ({ ...each, participantId, rawId })).filter(isNew);
    for (const entry of changed) known.set(entry.diagnostic, entry);
    return changed;
  }

  /** Somebody has left. */
  forget(rawId: string): void {
    this._byUser.delete(rawId);
  }
}
