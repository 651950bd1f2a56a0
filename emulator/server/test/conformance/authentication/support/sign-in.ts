import { AuthorizationCodeCredential } from '@azure/identity';
import { tenantId, type TrustedEmulator } from './trusted-emulator.ts';

const redirectUri = 'http://localhost:3000/callback';

/** Does what a browser does on the sign-in page: posts the name, and is sent back to the application with a code. */
export async function signInAs(
  { endpoint }: Pick<TrustedEmulator, 'endpoint'>,
  name: string,
  scope: string,
): Promise<string> {
  const query = new URLSearchParams({
    client_id: 'emulator',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
  });
  const response = await fetch(`${endpoint}/${tenantId}/oauth2/v2.0/authorize?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ name }),
    redirect: 'manual',
  });
  const code = new URL(response.headers.get('location') ?? 'x:').searchParams.get('code');
  if (code === null) throw new Error(`There is no code, but ${response.status}: ${await response.text()}`);
  return code;
}

/** The credential of a web application whose user signed in at the emulated Entra. */
export async function userCredential(emulator: TrustedEmulator, name: string, scope: string) {
  const code = await signInAs(emulator, name, `openid profile offline_access ${scope}`);
  return new AuthorizationCodeCredential(tenantId, 'emulator', 'emulator-secret', code, redirectUri, {
    authorityHost: emulator.endpoint,
    disableInstanceDiscovery: true,
  });
}

/** The claims of a token, unverified. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}
