/** The least that Node can do: a server that answers. Plain JavaScript, because stripping types would cost more. */
import { createServer } from 'node:http';

const server = createServer((_, response) => response.end('hello'));
server.listen(0, '127.0.0.1', () => process.stdout.write(`port=${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));
