import {
  isMicrosoftTeamsAppIdentifier,
  isMicrosoftTeamsUserIdentifier,
  isPhoneNumberIdentifier,
  isTeamsExtensionUserIdentifier,
  type CommunicationIdentifier,
} from '@azure/communication-common';
import { notSupported } from '../api/errors.ts';
import { rawIdOf } from './identifiers.ts';

const others = [
  [isPhoneNumberIdentifier, 'phone number'],
  [isMicrosoftTeamsUserIdentifier, 'Microsoft Teams user'],
  [isMicrosoftTeamsAppIdentifier, 'Microsoft Teams app'],
  [isTeamsExtensionUserIdentifier, 'Teams Phone user'],
] as const;

/** The raw id of who is called. @throws CallingError that names the member for somebody who cannot be called without the real service */
export function callableRawId(member: string, identifier: CommunicationIdentifier): string {
  const rawId = rawIdOf(identifier);
  const kind = others.find(([is]) => is(identifier))?.[1];
  if (kind === undefined) return rawId;
  throw notSupported(`${member} with the ${kind} ${rawId}`, 'only communication users can be called.');
}
