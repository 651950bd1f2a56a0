import type { SipConfigurationUpdate } from '@switchboard/acs-contracts';
import { AcsError } from '../../kernel/acs-error.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import { createSipConfigurationRepository } from './sip-configuration.repository.ts';
import { patchConfiguration } from './sip-configuration.ts';

/** Trunks and routes that are there from the start. @throws Error when no calls could be routed by them */
export async function seedSipRouting(
  store: DocumentStore,
  configuration: SipConfigurationUpdate,
): Promise<void> {
  try {
    const repository = createSipConfigurationRepository(store);
    await repository.update((before) => patchConfiguration(before, configuration));
  } catch (error) {
    const reason = error instanceof AcsError ? error.innererror?.message : undefined;
    throw reason === undefined ? error : new Error(`The seed's SIP routing is not good. ${reason}`);
  }
}
