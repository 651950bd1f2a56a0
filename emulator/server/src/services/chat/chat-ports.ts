import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { IdentityDirectory } from '../../kernel/ports/identity-directory.ts';
import type { ChatUnitOfWork } from './chat-unit-of-work.ts';
import type { HistoryErasure } from './history-erasure.ts';
import type { RetentionSweep } from './retention-sweep.ts';

/** What the operations of chat may need. */
export interface ChatPorts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly identities: IdentityDirectory;
  readonly chat: ChatUnitOfWork;
  readonly erasure: HistoryErasure;
  readonly retention: RetentionSweep;
}
