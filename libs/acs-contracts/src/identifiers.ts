import { z } from 'zod';

/**
 * Who takes part in a communication, as every ACS service writes it on the wire, and its one-string form, the raw id.
 *
 * @see CommunicationIdentifierModel in the Common specification 2025-06-30
 * @see `@azure/communication-common` `identifierModels.ts` (raw ids) and `identifierModelSerializer.ts` (wire model)
 */
export const communicationCloud = z.enum(['public', 'dod', 'gcch']);
export type CommunicationCloud = z.infer<typeof communicationCloud>;

/** Longest raw id that the emulator accepts; real ones stay under 150 characters. */
export const maximumRawIdLength = 512;
const identifierText = z.string().min(1).max(maximumRawIdLength);

const communicationUser = z.object({ id: identifierText });
const phoneNumber = z.object({
  value: identifierText,
  isAnonymous: z.boolean().optional(),
  assertedId: identifierText.optional(),
});
const microsoftTeamsUser = z.object({
  userId: identifierText,
  isAnonymous: z.boolean().optional(),
  cloud: communicationCloud.optional(),
});
const microsoftTeamsApp = z.object({ appId: identifierText, cloud: communicationCloud.optional() });
const teamsExtensionUser = z.object({
  userId: identifierText,
  tenantId: identifierText,
  resourceId: identifierText,
  cloud: communicationCloud.optional(),
});

const nestedModels = {
  communicationUser: communicationUser.optional(),
  phoneNumber: phoneNumber.optional(),
  microsoftTeamsUser: microsoftTeamsUser.optional(),
  microsoftTeamsApp: microsoftTeamsApp.optional(),
  teamsExtensionUser: teamsExtensionUser.optional(),
};
const nestedKinds = Object.keys(nestedModels) as (keyof typeof nestedModels)[];

export const communicationIdentifierKind = z.enum([
  'unknown',
  'communicationUser',
  'phoneNumber',
  'microsoftTeamsUser',
  'microsoftTeamsApp',
  'teamsExtensionUser',
]);
export type CommunicationIdentifierKind = z.infer<typeof communicationIdentifierKind>;

const identifierShape = z.object({
  kind: communicationIdentifierKind.optional(),
  rawId: identifierText.optional(),
  ...nestedModels,
});

/** An identifier as a request carries it: `rawId`, one nested model, or both when they agree. */
export const communicationIdentifierModel = identifierShape.superRefine((model, context) => {
  const problem = findIdentifierProblem(model);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});
export type CommunicationIdentifierModel = z.infer<typeof communicationIdentifierModel>;

/** An identifier as a response carries it: `kind` and `rawId` are always there, and so are the nested model's defaults. */
export type ResolvedIdentifierModel = CommunicationIdentifierModel & {
  readonly kind: CommunicationIdentifierKind;
  readonly rawId: string;
};

function findIdentifierProblem(model: z.infer<typeof identifierShape>): string | undefined {
  const present = nestedKinds.filter((kind) => model[kind] !== undefined);
  if (present.length > 1) return `An identifier has one kind, but this one carries ${present.join(' and ')}.`;
  const nested = present[0];
  if (!nested && model.rawId === undefined) return 'An identifier needs rawId or one of its nested models.';
  if (nested && model.kind && model.kind !== 'unknown' && model.kind !== nested)
    return `The identifier's kind is ${model.kind}, but it carries ${nested}.`;
  if (nested && model.rawId !== undefined && !describesSameIdentifier(model, nested))
    return `The identifier's rawId '${model.rawId}' and its ${nested} are of different identities.`;
  return undefined;
}

/** Clients may keep a raw id of an older form for the same phone number or Teams user, so only clear contradictions count. */
function describesSameIdentifier(model: CommunicationIdentifierModel, nested: keyof typeof nestedModels) {
  if (model.communicationUser) return model.communicationUser.id === model.rawId;
  const { kind } = parseRawId(model.rawId ?? '');
  return kind === 'unknown' || kind === nested;
}

const cloudOfPrefix: Readonly<Record<string, CommunicationCloud>> = {
  orgid: 'public',
  acs: 'public',
  dod: 'dod',
  'dod-acs': 'dod',
  gcch: 'gcch',
  'gcch-acs': 'gcch',
};
const teamsPrefix: Record<CommunicationCloud, string> = { public: 'orgid', dod: 'dod', gcch: 'gcch' };
const acsPrefix: Record<CommunicationCloud, string> = { public: 'acs', dod: 'dod-acs', gcch: 'gcch-acs' };

/**
 * The wire model of a raw id; one of no known form has the kind `unknown`. Never throws.
 *
 * @example parseRawId('4:+14255550100').phoneNumber?.value // '+14255550100'
 */
export function parseRawId(rawId: string): ResolvedIdentifierModel {
  if (rawId.startsWith('4:') && rawId.length > 2) return parsePhoneNumber(rawId);
  const [type, prefix, suffix, ...rest] = rawId.split(':');
  if (!prefix || !suffix || rest.length > 0) return { kind: 'unknown', rawId };
  if (type === '8') return parseUser(rawId, prefix, suffix);
  const cloud = cloudOfPrefix[prefix];
  if (type === '28' && cloud && teamsPrefix[cloud] === prefix)
    return { kind: 'microsoftTeamsApp', rawId, microsoftTeamsApp: { appId: suffix, cloud } };
  return { kind: 'unknown', rawId };
}

function parseUser(rawId: string, prefix: string, suffix: string): ResolvedIdentifierModel {
  const cloud = Object.hasOwn(cloudOfPrefix, prefix) ? cloudOfPrefix[prefix] : undefined;
  if (prefix === 'teamsvisitor')
    return {
      kind: 'microsoftTeamsUser',
      rawId,
      microsoftTeamsUser: { userId: suffix, isAnonymous: true, cloud: 'public' },
    };
  if (cloud && teamsPrefix[cloud] === prefix)
    return {
      kind: 'microsoftTeamsUser',
      rawId,
      microsoftTeamsUser: { userId: suffix, isAnonymous: false, cloud },
    };
  if (prefix === 'spool') return { kind: 'communicationUser', rawId, communicationUser: { id: rawId } };
  if (!cloud) return { kind: 'unknown', rawId };
  const [resourceId, tenantId, userId, ...rest] = suffix.split('_');
  if (resourceId && tenantId && userId && rest.length === 0)
    return {
      kind: 'teamsExtensionUser',
      rawId,
      teamsExtensionUser: { userId, tenantId, resourceId, cloud },
    };
  return { kind: 'communicationUser', rawId, communicationUser: { id: rawId } };
}

/** The value keeps the `_<assertedId>` suffix, as the SDK does, so that the raw id can be built again from it. */
function parsePhoneNumber(rawId: string): ResolvedIdentifierModel {
  const value = rawId.slice('4:'.length);
  const isAnonymous = value === 'anonymous';
  const assertedId = isAnonymous || !value.includes('_') ? '' : value.slice(value.lastIndexOf('_') + 1);
  return {
    kind: 'phoneNumber',
    rawId,
    phoneNumber: { value, isAnonymous, ...(assertedId && { assertedId }) },
  };
}

/** The raw id of an identifier: its own `rawId`, or the one that its nested model stands for. */
export function formatRawId(model: CommunicationIdentifierModel): string {
  if (model.rawId !== undefined) return model.rawId;
  if (model.communicationUser) return model.communicationUser.id;
  if (model.phoneNumber) return `4:${model.phoneNumber.value}`;
  if (model.microsoftTeamsUser) {
    const { userId, isAnonymous, cloud = 'public' } = model.microsoftTeamsUser;
    return isAnonymous ? `8:teamsvisitor:${userId}` : `8:${teamsPrefix[cloud]}:${userId}`;
  }
  if (model.microsoftTeamsApp) {
    const { appId, cloud = 'public' } = model.microsoftTeamsApp;
    return `28:${teamsPrefix[cloud]}:${appId}`;
  }
  if (model.teamsExtensionUser) {
    const { resourceId, tenantId, userId, cloud = 'public' } = model.teamsExtensionUser;
    return `8:${acsPrefix[cloud]}:${resourceId}_${tenantId}_${userId}`;
  }
  throw new TypeError('An identifier needs rawId or one of its nested models.');
}

/** The raw id of a communication user of a resource, for example `8:acs:<resource>_<user>`. */
export function formatCommunicationUserId(resourceId: string, userId: string): string {
  return `8:acs:${resourceId}_${userId}`;
}
