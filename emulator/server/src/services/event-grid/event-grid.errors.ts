import { communicationEventNames } from '@switchboard/acs-contracts';
import { AcsError, badRequest, notFound } from '../../kernel/acs-error.ts';

export const subscriptionNotFound = (name: string) =>
  notFound(`There is no event subscription '${name}'. PUT one first.`);

export const endpointRefused = (reason: string) =>
  new AcsError(400, 'EndpointValidationFailed', `The endpoint did not agree to receive events: ${reason}`, {
    target: 'endpoint',
  });

export const consentNotAwaited = (name: string) =>
  notFound(
    `No consent of this kind is awaited for the event subscription '${name}': the code is another one or more than five minutes old. PUT the subscription again.`,
  );

export const eventNotFound = (eventId: string) =>
  notFound(
    `The delivery log has no event '${eventId}'. It holds what is under way, and the latest 1000 of each subscription since the start.`,
  );

export const unknownEventType = (type: string, target: string) =>
  badRequest(
    `'${type}' is no event type of Azure Communication Services. Use one of ${communicationEventNames.join(', ')}, with or without 'Microsoft.Communication.', or one of Job Router.`,
    { target },
  );

export const noDefaultEvent = (type: string) =>
  badRequest(`'${type}' has no default event. Give its subject and its data.`, { target: 'data' });
