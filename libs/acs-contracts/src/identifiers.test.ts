import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  communicationIdentifierModel,
  formatCommunicationUserId,
  formatRawId,
  parseRawId,
  type CommunicationIdentifierModel,
} from './identifiers.ts';

const part = fc.stringMatching(/^[A-Za-z0-9.+-]{1,40}$/);
const cloud = fc.constantFrom('public' as const, 'dod' as const, 'gcch' as const);

/** Every nested model in the full form that responses use, so that parsing its raw id gives the same model again. */
const nestedModel: fc.Arbitrary<CommunicationIdentifierModel> = fc.oneof(
  fc.tuple(part, part).map(([resource, user]) => ({
    communicationUser: { id: formatCommunicationUserId(resource, user) },
  })),
  part.map((id) => ({ communicationUser: { id: `8:spool:${id}` } })),
  fc.stringMatching(/^\+[1-9][0-9]{5,14}$/).map((value) => ({ phoneNumber: { value, isAnonymous: false } })),
  fc.tuple(fc.stringMatching(/^\+[1-9][0-9]{5,14}$/), part).map(([value, assertedId]) => ({
    phoneNumber: { value: `${value}_${assertedId}`, isAnonymous: false, assertedId },
  })),
  fc.constant({ phoneNumber: { value: 'anonymous', isAnonymous: true } }),
  fc.record({ userId: part, isAnonymous: fc.constant(false), cloud }).map((user) => ({
    microsoftTeamsUser: user,
  })),
  part.map((userId) => ({
    microsoftTeamsUser: { userId, isAnonymous: true, cloud: 'public' as const },
  })),
  fc.record({ appId: part, cloud }).map((app) => ({ microsoftTeamsApp: app })),
  fc
    .record({ userId: part, tenantId: part, resourceId: part, cloud })
    .map((user) => ({ teamsExtensionUser: user })),
);

describe('parseRawId', () => {
  it('gives back the nested model from which a raw id was formatted', () => {
    fc.assert(
      fc.property(nestedModel, (model) => {
        const { kind, rawId, ...nested } = parseRawId(formatRawId(model));
        expect(nested).toEqual(model);
        expect([kind]).toEqual(Object.keys(model));
        expect(rawId).toBe(formatRawId(model));
      }),
    );
  });

  it('keeps any text whatever as rawId and as a valid identifier', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
        const parsed = parseRawId(text);
        expect(formatRawId(parsed)).toBe(text);
        expect(communicationIdentifierModel.parse(parsed)).toEqual(parsed);
      }),
    );
  });

  it.each(['', '4:', '8:acs', '8:acs:', '8:constructor:x', '28:acs:x', '9:orgid:x', '8:orgid:a:b'])(
    'calls %o unknown',
    (rawId) => expect(parseRawId(rawId)).toEqual({ kind: 'unknown', rawId }),
  );
});

describe('communicationIdentifierModel', () => {
  const user = '8:acs:0000_1111';
  it.each([
    [{ rawId: user }],
    [{ communicationUser: { id: user } }],
    [{ rawId: user, communicationUser: { id: user } }],
    [{ kind: 'phoneNumber', rawId: '4:+1555', phoneNumber: { value: '+1555' } }],
  ])('accepts %o', (model) => expect(communicationIdentifierModel.safeParse(model).success).toBe(true));

  it.each([
    [{}, 'needs rawId'],
    [
      { communicationUser: { id: user }, phoneNumber: { value: '+1555' } },
      'communicationUser and phoneNumber',
    ],
    [{ kind: 'phoneNumber', communicationUser: { id: user } }, 'carries communicationUser'],
    [{ rawId: '8:acs:other', communicationUser: { id: user } }, 'different identities'],
    [{ rawId: user, phoneNumber: { value: '+1555' } }, 'different identities'],
  ])('refuses %o', (model, message) => {
    const result = communicationIdentifierModel.safeParse(model);
    expect(result.error?.issues[0]?.message).toContain(message);
  });
});
