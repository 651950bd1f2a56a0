import type { SipConfiguration } from '@switchboard/acs-contracts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';

const key: DocumentKey = { collection: 'sip-routing/configuration', partition: '', id: 'current' };
const nothing: SipConfiguration = { trunks: {}, routes: [] };

export interface SipConfigurationRepository {
  /** Empty until something is set. */
  get(): Promise<SipConfiguration>;
  /** Reads, changes and writes in one transaction. */
  update(change: (configuration: SipConfiguration) => SipConfiguration): Promise<SipConfiguration>;
}

export function createSipConfigurationRepository(store: DocumentStore): SipConfigurationRepository {
  const getIn = async (inside: DocumentStore) => (await inside.get<SipConfiguration>(key))?.body ?? nothing;
  return {
    get: () => getIn(store),
    update: (change) =>
      store.transact(async (inside) => {
        const changed = change(await getIn(inside));
        await inside.put(key, changed);
        return changed;
      }),
  };
}
