'use client';

/**
 * The last resort, when even the root layout failed: no language, no components and no style sheet can be relied on, so
 * it speaks English and brings its few styles along.
 */
export default function GlobalErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body style={{ margin: 0, colorScheme: 'light dark', fontFamily: 'system-ui, sans-serif' }}>
        <main style={{ maxWidth: '44ch', margin: '20vh auto', padding: '0 24px', lineHeight: 1.5 }}>
          <h1>Something went wrong</h1>
          <p>The page could not be drawn. Trying again often helps.</p>
          {error.digest ? <p>Reference: {error.digest}</p> : null}
          <button type="button" onClick={reset} style={{ font: 'inherit', padding: '8px 16px' }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
