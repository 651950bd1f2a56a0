import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Headers that do not change from request to request; the content security policy is made in `src/proxy.ts`. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), ' +
      'geolocation=(), payment=(), usb=(), interest-cohort=()',
  },
];

/**
 * The worker that blurs backgrounds has a policy of its own: it compiles WebAssembly, which pages may not. Its files change
 * with the build and keep their names, so they are asked for again; mostly the answer is that they are as they were.
 */
const effectHeaders = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  },
  { key: 'Cache-Control', value: 'no-cache' },
];

const config: NextConfig = {
  // The image copies a self-contained server; everywhere else `next start` serves the build as it is.
  ...(process.env['WEB_OUTPUT'] === 'standalone' ? { output: 'standalone' } : {}),
  outputFileTracingRoot: new URL('../..', import.meta.url).pathname,
  turbopack: { root: new URL('../..', import.meta.url).pathname },
  transpilePackages: [
    '@switchboard/access-api',
    '@switchboard/acs-contracts',
    '@switchboard/calling',
    '@switchboard/calling-core',
    '@switchboard/calling-effects',
    '@switchboard/chat-core',
    '@switchboard/store',
    '@switchboard/tracing',
    '@switchboard/ui',
  ],
  // Types are a target of their own; `verify` runs it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    optimizePackageImports: ['@fluentui/react-components', '@switchboard/ui', '@switchboard/access-api'],
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/calling-effects/:path*', headers: effectHeaders },
  ],
};

const withNextIntl = createNextIntlPlugin({
  requestConfig: './src/lib/i18n/request.ts',
  experimental: {
    messages: { path: './src/messages', format: 'json', locales: 'infer', precompile: true },
  },
});

export default withNextIntl(config);
