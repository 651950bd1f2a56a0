'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { onSignedOut } from '../../../lib/http/signed-out-signal.ts';

const SignedOutDialog = lazy(async () => ({
  default: (await import('./signed-out-dialog.tsx')).SignedOutDialog,
}));

/** Waits for a refused request or token. */
export function SignedOutNotice() {
  const [isSignedOut, setSignedOut] = useState(false);
  useEffect(() => onSignedOut(() => setSignedOut(true)), []);
  if (!isSignedOut) return null;
  return (
    <Suspense fallback={null}>
      <SignedOutDialog />
    </Suspense>
  );
}
