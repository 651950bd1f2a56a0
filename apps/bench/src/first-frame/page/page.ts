import type { BenchPage } from '../page-protocol.ts';
import { Person } from './person.ts';

declare global {
  interface Window {
    bench: BenchPage;
  }
}

window.bench = new Person();
