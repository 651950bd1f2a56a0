import type { Mailbox } from './email.ts';
import { isEmailAddress, sameAddress, splitAddress } from './email-address.ts';
import { domainNotLinked, invalidSenderAddress, invalidSenderUserName } from './email.errors.ts';
import type { SenderDomainRepository } from './sender-domain.repository.ts';

export interface Sender extends Mailbox {
  readonly userEngagementTracking: boolean;
}

/**
 * Who sends, when the resource may send as them. The display name is the one that the domain gives to the sender; a
 * request cannot name another. @throws AcsError 400 when it is no address or the domain has no such sender, 404 when the
 * domain is not linked.
 */
export async function requireSender(
  domains: Pick<SenderDomainRepository, 'find' | 'list'>,
  senderAddress: string,
): Promise<Sender> {
  // Java's SDK passes on addresses in angle brackets, which the service takes.
  const address = /^<(.+)>$/.exec(senderAddress.trim())?.[1] ?? senderAddress;
  if (!isEmailAddress(address)) throw invalidSenderAddress(senderAddress);
  const { localPart, domain: name } = splitAddress(address);
  const domain = await domains.find(name);
  if (!domain)
    throw domainNotLinked(
      name,
      (await domains.list()).map((each) => each.domain),
    );
  const sender = domain.senders.find(({ username }) => sameAddress(username, localPart));
  if (!sender)
    throw invalidSenderUserName(
      localPart,
      name,
      domain.senders.map(({ username }) => username),
    );
  const { userEngagementTracking } = domain;
  const { displayName } = sender;
  return { address, userEngagementTracking, ...(displayName !== undefined && { displayName }) };
}
