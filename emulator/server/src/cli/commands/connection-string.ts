import { completeOptions, defaultPort } from '../../config/emulator-options.ts';
import { formatHost } from '../../gateway/tls/host-name.ts';
import type { Command } from '../command.ts';
import { options } from '../options.ts';

export const connectionString: Command = {
  name: 'connection-string',
  usage: 'connection-string [options]',
  summary: 'prints the connection string that an emulator with these options has',
  options: [options.host, options.port, options.publicHost, options.accessKey],
  run({ options: given }) {
    const { publicHost, port, accessKey } = completeOptions({ port: defaultPort, ...given });
    process.stdout.write(`endpoint=https://${formatHost(publicHost)}:${port}/;accesskey=${accessKey}\n`);
    return Promise.resolve(0);
  },
};
