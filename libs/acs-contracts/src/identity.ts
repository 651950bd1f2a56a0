import { z } from 'zod';
import { maximumRawIdLength } from './identifiers.ts';

/** @see Identity specification 2023-10-01, `CommunicationIdentityTokenScope` */
export const communicationTokenScope = z.enum([
  'chat',
  'voip',
  'chat.join',
  'chat.join.limited',
  'voip.join',
]);

export const defaultTokenLifetimeMinutes = 1440;
/** @see Identity specification 2023-10-01: 60 to 1440 minutes, 24 hours when left out */
const expiresInMinutes = z.int().min(60).max(1440).nullish();

export const identityParams = z.object({ id: z.string().min(1).max(maximumRawIdLength) });

/** The whole body may be left out, and some SDKs write `null` for what the caller did not give. */
export const createIdentityRequest = z
  .object({ createTokenWithScopes: z.array(communicationTokenScope).max(20).nullish(), expiresInMinutes })
  .optional();

export const issueAccessTokenRequest = z.object({
  scopes: z.array(communicationTokenScope).min(1).max(20),
  expiresInMinutes,
});

const entraTokenText = z.string().min(1).max(16_384);

export const exchangeTeamsUserTokenRequest = z.object({
  token: entraTokenText,
  appId: z.string().min(1).max(128),
  userId: z.string().min(1).max(128),
});

export const teamsExtensionAssignmentParams = z.object({
  tenantId: z.guid().toLowerCase(),
  objectId: z.guid().toLowerCase(),
});

/** @see Identity specification 2025-06-30, `TeamsExtensionAssignmentCreateOrUpdateRequest` */
export const upsertTeamsExtensionAssignmentRequest = z.object({
  principalType: z.enum(['user', 'resourceAccount']),
  clientIds: z.array(z.string().min(1).max(128)).max(100).nullish(),
});

export interface CommunicationIdentityAccessToken {
  readonly token: string;
  /** With seven decimals and `+00:00`, for example `2021-03-24T02:00:49.3681884+00:00`. */
  readonly expiresOn: string;
}

export interface CommunicationIdentityAccessTokenResult {
  readonly identity: { readonly id: string };
  /** Absent when no scopes were asked for. */
  readonly accessToken?: CommunicationIdentityAccessToken;
}
