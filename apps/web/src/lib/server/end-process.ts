/** Says why, and ends the process: Next would go on without what throws at its start. */
export function endProcess(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
