import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { completeOptions } from '../../config/emulator-options.ts';
import { hostNames } from '../../gateway/tls/host-name.ts';
import { loadTlsFiles } from '../../gateway/tls/tls-files.ts';
import type { Command } from '../command.ts';
import { options } from '../options.ts';
import type { ParsedCommandLine } from '../parse-command-line.ts';
import { keychainStore } from '../trust-store/keychain-store.ts';
import { debianStore, fedoraStore } from '../trust-store/linux-system-store.ts';
import { nssStore } from '../trust-store/nss-store.ts';
import type { Authority, TrustStore } from '../trust-store/trust-store.ts';
import { windowsStore } from '../trust-store/windows-store.ts';
import { UsageError } from '../usage-error.ts';

const stores: Partial<Record<NodeJS.Platform, readonly TrustStore[]>> = {
  linux: [debianStore, fedoraStore, nssStore],
  darwin: [keychainStore],
  win32: [windowsStore],
};
const trustOptions = [options.stateDirectory, options.publicHost, options.tlsNames];

export const trust: Command = {
  name: 'trust',
  usage: 'trust [options]',
  summary: "makes this machine trust the emulator's certificate authority",
  details:
    'The authority can vouch for local names only. Node does not read the stores of the machine: it takes\nNODE_EXTRA_CA_CERTS, or node --use-system-ca.',
  options: trustOptions,
  run: (commandLine) => changeEach(commandLine, 'now trusts', (store, authority) => store.add(authority)),
};

export const untrust: Command = {
  name: 'untrust',
  usage: 'untrust [options]',
  summary: 'takes that back',
  options: trustOptions,
  run: (commandLine) =>
    changeEach(commandLine, 'no longer trusts', (store, authority) => store.remove(authority)),
};

/** Changes every store that is there, whatever happens to the others; 1 when one could not be changed. */
async function changeEach(
  { options: given }: ParsedCommandLine,
  outcome: string,
  change: (store: TrustStore, authority: Authority) => Promise<void>,
): Promise<number> {
  const config = completeOptions(given);
  const names = hostNames([config.publicHost, ...config.tlsNames]);
  const { caCertificate, caCertificatePath } = await loadTlsFiles(join(config.stateDirectory, 'tls'), names);
  const fingerprint = new X509Certificate(caCertificate).fingerprint.replaceAll(':', '').toLowerCase();
  let present = 0;
  let failed = 0;
  for (const store of stores[process.platform] ?? []) {
    if (!(await store.isPresent())) continue;
    present += 1;
    try {
      await change(store, { certificatePath: caCertificatePath, fingerprint });
      process.stdout.write(`${store.name}: ${outcome} ${caCertificatePath}\n`);
    } catch (error) {
      failed += 1;
      process.stderr.write(`${store.name}: ${(error as Error).message}\n`);
    }
  }
  if (present > 0) return failed === 0 ? 0 : 1;
  throw new UsageError(
    `This machine has no store of certificates that the emulator knows. Trust ${caCertificatePath} by hand.`,
  );
}
