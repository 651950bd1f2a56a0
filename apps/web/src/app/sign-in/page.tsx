import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SIGN_IN_ERROR_PARAMETER } from '@switchboard/access-api';
import { SignInScreen } from '../../features/session/components/sign-in-screen.tsx';
import { readSignInState } from '../../features/session/api/read-sign-in-state.ts';
import { ServiceUnavailable } from '../../lib/ui-root/service-unavailable.tsx';
import { safeReturnPath } from '../../lib/http/safe-return-path.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const returnTo = safeReturnPath(query['returnTo']);
  const state = await readSignInState();
  if (state.status === 'unavailable') return <ServiceUnavailable correlationId={state.correlationId} />;
  if (state.status === 'signed-in') redirect(returnTo);
  const error = query[SIGN_IN_ERROR_PARAMETER];
  return (
    <SignInScreen
      options={state.options}
      returnTo={returnTo}
      errorCode={typeof error === 'string' ? error : undefined}
    />
  );
}
