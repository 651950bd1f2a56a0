import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasTool, runTool } from './run-tool.ts';
import { NotPermitted, type Authority, type TrustStore } from './trust-store.ts';

/** A distribution's folder of additional authorities and the tool that takes them over. */
interface Distribution {
  readonly folder: string;
  readonly tool: string;
  /** What makes the tool forget an authority whose file is gone. */
  readonly forget: readonly string[];
}

const debian: Distribution = {
  folder: '/usr/local/share/ca-certificates',
  tool: 'update-ca-certificates',
  forget: ['--fresh'],
};
const fedora: Distribution = {
  folder: '/etc/pki/ca-trust/source/anchors',
  tool: 'update-ca-trust',
  forget: [],
};

/** The bundle in `/etc/ssl` that curl, Python, Java packages of the distribution and others read. */
const linuxSystemStore = ({ folder, tool, forget }: Distribution): TrustStore => {
  const fileOf = ({ fingerprint }: Authority) => join(folder, `acs-emulator-${fingerprint.slice(0, 16)}.crt`);
  const permitted = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
      throw new NotPermitted(`${folder} may be changed by root only. Run the command again with sudo -E.`);
    }
  };
  return {
    name: `the system's certificates (${folder})`,
    isPresent: () => hasTool(tool),
    async add(authority) {
      await permitted(() => copyFile(authority.certificatePath, fileOf(authority)));
      await runTool(tool);
    },
    async remove(authority) {
      await permitted(() => rm(fileOf(authority), { force: true }));
      await runTool(tool, ...forget);
    },
  };
};

export const debianStore = linuxSystemStore(debian);
export const fedoraStore = linuxSystemStore(fedora);
