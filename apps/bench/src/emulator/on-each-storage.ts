import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkContext, Figure } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from './emulator-process.ts';
