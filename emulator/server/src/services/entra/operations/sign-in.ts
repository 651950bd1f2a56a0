import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { answerClient, withAuthorizationRequest } from '../authorization-request.ts';
import type { EntraPorts } from '../entra-ports.ts';
import type { EntraUser, EntraUsers } from '../entra-users.ts';
import { readForm, type OAuthParameters } from '../oauth-parameters.ts';
import { renderSignInPage } from '../sign-in-page.ts';
import { tenantParams } from '../tenant.ts';

type Ports = Pick<EntraPorts, 'clients' | 'codes' | 'ids' | 'users'>;

/** What the sign-in page posts. @see RFC 6749 section 4.1.2 */
export const signIn = defineOperation({
  id: 'Entra_SignIn',
  route: 'POST /{tenant}/oauth2/v2.0/authorize',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: tenantParams, headers: z.object({ 'content-type': z.string().optional() }) },
  handle: (ports: Ports, request) =>
    withAuthorizationRequest(ports, request, async (authorization) => {
      const form = readForm(request.rawBody, request.headers['content-type']);
      const chosen = await chooseUser(ports.users, form);
      const { client, tenant, redirectUri, scope, nonce, codeChallenge } = authorization;
      if ('problem' in chosen)
        return renderSignInPage({
          clientName: client.name ?? client.clientId,
          users: await ports.users.list(),
          loginHint: form.find('name')?.slice(0, 100),
          problem: chosen.problem,
          nonce: ports.ids.urlSafe(22),
        });
      const { clientId } = client;
      const { user } = chosen;
      const code = ports.codes.issue({ clientId, redirectUri, tenant, user, scope, nonce, codeChallenge });
      return answerClient(authorization, { code, session_state: ports.ids.uuid() }, ports);
    }),
});

async function chooseUser(
  users: EntraUsers,
  form: OAuthParameters,
): Promise<{ user: EntraUser } | { problem: string }> {
  const objectId = form.find('user');
  if (objectId !== undefined) {
    const user = await users.find(objectId);
    return user ? { user } : { problem: 'This person is not in the directory any more. Choose another one.' };
  }
  const name = form.find('name')?.trim() ?? '';
  if (name === '' || name.length > 100 || /\p{Control}/u.test(name))
    return { problem: 'Choose a person, or type a name of 1 to 100 characters.' };
  return { user: await users.named(name) };
}
