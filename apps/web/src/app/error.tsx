'use client';

import { UnexpectedErrorNotice } from '../lib/ui-root/unexpected-error-notice.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <UnexpectedErrorNotice reference={error.digest} onRetry={reset} />;
}
