import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import { SenderDomainRepository, type SenderUserName } from './sender-domain.repository.ts';

interface SeededEmailDomain {
  readonly domain: string;
  readonly senders: readonly SenderUserName[];
  readonly userEngagementTracking: boolean;
}

/** Makes the resource send from a domain, in the place of the default one; `DoNotReply` is always among its senders. */
export async function seedEmailDomain(
  { store }: { readonly store: DocumentStore },
  { senders, ...domain }: SeededEmailDomain,
): Promise<void> {
  const named = senders.some(({ username }) => username.toLowerCase() === 'donotreply');
  await new SenderDomainRepository(store).save({
    ...domain,
    senders: named ? senders : [{ username: 'DoNotReply' }, ...senders],
  });
}
