import {
  createIdentifierFromRawId,
  getIdentifierRawId,
  type CommunicationIdentifier,
} from '@azure/communication-common';
import { CallingError } from '../api/errors.ts';

/** A fresh object each time: what is handed out may get frozen. */
export const toIdentifier = createIdentifierFromRawId;

export function rawIdOf(identifier: CommunicationIdentifier): string {
  try {
    return getIdentifierRawId(identifier);
  } catch (cause) {
    const message = `${JSON.stringify(identifier)} is no communication identifier.`;
    throw new CallingError(400, 10044, message, { cause });
  }
}
