/** Runs in a network namespace: brings ports of another host to its own localhost, each argument being `<port>=<host>:<port>`. */
import { forward } from './forward.ts';

for (const argument of process.argv.slice(2)) {
  const [own = '', host = '', port = ''] = argument.split(/[=:]/);
  await forward({ host: '127.0.0.1', port: Number(own) }, { host, port: Number(port) });
}
process.stdout.write('ready\n');
