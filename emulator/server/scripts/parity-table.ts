import { publishedOperations, type PublishedOperation } from '../src/config/published-operations.ts';
import { startEmulator } from '../src/index.ts';

/** Whether an emulator answers each published operation, found out by asking one. */
export async function probeOperations(stateDirectory: string): Promise<Map<PublishedOperation, boolean>> {
  await using emulator = await startEmulator({ stateDirectory });
  const emulated = new Map<PublishedOperation, boolean>();
  for (const operation of publishedOperations) {
    const [method = 'GET', path = '/'] = operation.route.split(' ', 2);
    const url = `http://localhost:${emulator.port}${path.replaceAll(/\{\w+\}/g, 'x')}?api-version=2025-01-01`;
    const { status } = await fetch(url, { method });
    emulated.set(operation, status !== 501);
  }
  return emulated;
}

/** The part of the README that says what is emulated. */
export function renderParityTable(emulated: ReadonlyMap<PublishedOperation, boolean>): string {
  const ofSdks = publishedOperations.filter(({ inSdk }) => inSdk);
  const others = publishedOperations.filter(({ inSdk }) => !inSdk);
  const count = (operations: readonly PublishedOperation[]) =>
    `${operations.filter((operation) => emulated.get(operation)).length} of ${operations.length}`;
  return [
    `${count(ofSdks)} operations of the released SDKs are emulated.`,
    '',
    renderRows(ofSdks, emulated),
    '',
    `Beyond the released SDKs, in newer or preview specifications: ${count(others)}.`,
    '',
    renderRows(others, emulated),
  ].join('\n');
}

function renderRows(
  operations: readonly PublishedOperation[],
  emulated: ReadonlyMap<PublishedOperation, boolean>,
): string {
  const rows = operations.map((operation) => {
    const { service, specification, id, route } = operation;
    return [service, `\`${id}\``, `\`${route}\``, specification, emulated.get(operation) ? 'yes' : '501'];
  });
  const table = [['Service', 'Operation', 'Route', 'Specification', 'Emulated'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(table[0]!), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const start = '<!-- parity table: written by `nx run emulator:parity-table` -->';
const end = '<!-- end of the parity table -->';

/** The README with the table in its place. @throws when the place is not marked */
export function replaceParityTable(readme: string, table: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`The README does not mark the place of the table with ${start}.`);
  return `${readme.slice(0, from)}${start}\n\n${table}\n\n${readme.slice(to)}`;
}
