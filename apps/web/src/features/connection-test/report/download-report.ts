import type { TestState } from '../state/connection-test.ts';
import { buildReport, reportFileName } from './build-report.ts';

/** Hands the report to the browser as a file. */
export function downloadReport(state: TestState): void {
  const report = buildReport(state, {
    origin: location.origin,
    userAgent: navigator.userAgent,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: reportFileName(report.startedAt),
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
