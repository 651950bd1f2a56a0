import {
  createIdentifierFromRawId,
  getIdentifierRawId,
  type CommunicationIdentifier,
} from '@azure/communication-common';
import type { CallerInfo } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';

/** A fresh object each time: what is handed out may get frozen. */
export const toIdentifier = createIdentifierFromRawId;

/** A fresh object each time. */
export function toCallerInfo({
  rawId,
  displayName,
}: {
  readonly rawId: string | undefined;
  readonly displayName?: string | undefined;
}): CallerInfo {
  return {
    identifier: rawId === undefined ? undefined : toIdentifier(rawId),
    ...(displayName === undefined ? {} : { displayName }),
  };
}

export function rawIdOf(identifier: CommunicationIdentifier): string {
  try {
    return getIdentifierRawId(identifier);
  } catch (cause) {
    const message = `${JSON.stringify(identifier)} is no communication identifier.`;
    throw new CallingError(400, 10044, message, { cause });
  }
}
