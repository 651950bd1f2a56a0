import { badRequest, forbidden, notFound, unauthorized, type AcsError } from '../../kernel/acs-error.ts';

export const identityNotFound = (rawId: string): AcsError =>
  notFound(`The identity '${rawId}' does not exist in this resource. Create it with POST /identities first.`);

export const notACommunicationUser = (rawId: string): AcsError =>
  badRequest(
    `'${rawId}' is not the id of a communication user. Give an id of the form 8:acs:<resource>_<user>.`,
    { target: 'id' },
  );

export const entraTokenRefused = (reason: string): AcsError =>
  unauthorized(`The Entra access token was refused: ${reason}.`);

export const entraTokenOfAnotherUser = (claim: 'appid' | 'oid', given: string): AcsError =>
  badRequest(`'${given}' does not match the claim ${claim} of the Entra access token.`, {
    target: claim === 'appid' ? 'appId' : 'userId',
  });

export const noUsefulScope = (needed: string): AcsError =>
  forbidden(`The Entra access token carries none of the scopes ${needed}.`);

export const assignmentNotFound = (tenantId: string, objectId: string): AcsError =>
  notFound(`There is no Teams Phone assignment of the principal '${objectId}' of tenant '${tenantId}'.`);

export const notAssigned = (objectId: string, clientId: string): AcsError =>
  forbidden(
    `The principal '${objectId}' may not use this resource through the client '${clientId}'. ` +
      'Assign it with PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}.',
  );
