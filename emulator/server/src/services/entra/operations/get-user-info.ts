import { z } from 'zod';
import { defineOperation, type OperationResponse } from '../../../kernel/operation.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { noStore } from '../oauth-error.ts';
import { userInfoAudience } from '../scopes.ts';

/** @see OpenID Connect Core section 5.3 */
export const getUserInfo = defineOperation({
  id: 'Entra_GetUserInfo',
  route: 'GET /oidc/userinfo',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: z.object({ authorization: z.string().optional() }) },
  async handle({ tokens }: Pick<EntraPorts, 'tokens'>, { headers }) {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return refuse('the Authorization header carries no bearer token');
    const outcome = await tokens.verifyToken(token, { audience: [userInfoAudience] });
    if ('reason' in outcome) return refuse(outcome.reason);
    const { sub, name, email, preferred_username, scp } = outcome.claims;
    const scopes = typeof scp === 'string' ? scp.split(' ') : [];
    if (!scopes.includes('openid')) return refuse('the token does not carry the scope openid');
    const body = {
      sub,
      ...(scopes.includes('profile') && { name, preferred_username }),
      ...(scopes.includes('email') && { email }),
    };
    return { status: 200, headers: noStore, body };
  },
});

/** @see RFC 6750 section 3 */
function refuse(reason: string): OperationResponse {
  const description = `The access token was refused: ${reason}.`;
  const quoted = description.replaceAll(/[^ !#-[\]-~]/g, "'");
  return {
    status: 401,
    headers: { 'www-authenticate': `Bearer error="invalid_token", error_description="${quoted}"` },
    body: { error: 'invalid_token', error_description: description },
  };
}
