import { rewriteForwardedHeaders } from './rewrite-forwarded-headers.ts';

/** As `WEB_TRUSTED_PROXIES` says. Next would go on without what throws at its start: a bad value ends the process. */
export function believeTrustedProxiesOnly(): void {
  try {
    rewriteForwardedHeaders(process.env['WEB_TRUSTED_PROXIES']);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
