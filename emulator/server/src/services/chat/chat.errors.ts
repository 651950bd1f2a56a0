import { AcsError, badRequest, forbidden, notFound } from '../../kernel/acs-error.ts';

export const threadNotFound = (threadId: string) =>
  notFound(
    `The chat thread '${threadId}' was not found. Take its id from the answer of create or from the list of threads.`,
  );

export const threadDeleted = (threadId: string, deletedOn: string) =>
  notFound(
    `The chat thread '${threadId}' was deleted on ${deletedOn}; its history is not available any more.`,
  );

export const notParticipant = (threadId: string, rawId: string) =>
  forbidden(
    `The user '${rawId}' is not a participant of the chat thread '${threadId}'. A participant must add them first.`,
  );

export const formerParticipant = (threadId: string, rawId: string, removedOn: string) =>
  forbidden(
    `The user '${rawId}' was removed from the chat thread '${threadId}' on ${removedOn} and may only read the messages up to then. A participant must add them again.`,
  );

export const messageNotFound = (threadId: string, messageId: string) =>
  notFound(`The chat thread '${threadId}' has no message '${messageId}' that the user can see.`);

export const messageDeleted = (messageId: string, deletedOn: string) =>
  notFound(`The message '${messageId}' was deleted on ${deletedOn} and cannot be changed.`);

export const notSender = (messageId: string, rawId: string, verb: string) =>
  forbidden(`The message '${messageId}' was not sent by '${rawId}'; only its sender may ${verb} it.`);

export const participantNotFound = (threadId: string, rawId: string) =>
  notFound(`'${rawId}' is not a participant of the chat thread '${threadId}', so cannot be removed.`);

export const tooManyParticipants = (threadId: string | undefined, count: number, limit: number) =>
  badRequest(
    `${threadId ? `The chat thread '${threadId}'` : 'The chat thread'} would have ${count} participants, but a thread may have ${limit}. Remove some first.`,
  );

export const repeatedWithOtherBody = (requestId: string) =>
  badRequest(
    `The repeatability-request-id '${requestId}' was already used with another body. Send a new id with a new request.`,
  );

export const metadataTooLong = (bytes: number, limit: number) =>
  badRequest(`The metadata would have ${bytes} bytes: all names and values together may have ${limit}.`);

export const badSyncState = () =>
  badRequest('The syncState is not one of this list. Follow the nextLink of the page before, unchanged.');

export const imageNotFound = (threadId: string, imageId: string) =>
  notFound(`The chat thread '${threadId}' has no image '${imageId}'. Upload it first.`);

export const notUploader = (imageId: string, rawId: string) =>
  forbidden(`The image '${imageId}' was not uploaded by '${rawId}'; only its uploader may delete it.`);

export const emptyImage = () =>
  badRequest('The body is empty. Send the bytes of the image as application/octet-stream.');

export const imageTooLarge = (bytes: number, limit: number) =>
  new AcsError(413, 'PayloadTooLarge', `The image has ${bytes} bytes, but may have ${limit}.`);

export const unknownImageFormat = () =>
  new AcsError(
    415,
    'UnsupportedMediaType',
    'The bytes are no image of a supported format. Send jpeg, png, gif, webp or heic.',
  );
