import { endProcess } from './end-process.ts';
import { rewriteForwardedHeaders } from './rewrite-forwarded-headers.ts';

/** As `WEB_TRUSTED_PROXIES` says. A bad value ends the process. */
export function believeTrustedProxiesOnly(): void {
  try {
    rewriteForwardedHeaders(process.env['WEB_TRUSTED_PROXIES']);
  } catch (error) {
    endProcess(error);
  }
}
