/** Loaded into the emulator by the benchmark: what is garbage does not count as memory in use. */
process.on('SIGUSR2', () => globalThis.gc({ type: 'major', flavor: 'last-resort' }));
