import 'server-only';
import type { SignInOptions } from '@switchboard/access-api';
import { accessServiceForRequest, correlationIdOf } from '../../../lib/server/access-service.ts';

export type SignInState =
  | { status: 'signed-in' }
  | { status: 'signed-out'; options: SignInOptions }
  | { status: 'unavailable'; correlationId: string | undefined };

/** Whether the visitor has a session and, if not, how they can sign in. */
export async function readSignInState(): Promise<SignInState> {
  const access = await accessServiceForRequest();
  try {
    const session = await access.findSession();
    if (session) return { status: 'signed-in' };
    return { status: 'signed-out', options: await access.getSignInOptions() };
  } catch (error) {
    return { status: 'unavailable', correlationId: await correlationIdOf(error) };
  }
}
