import type { CurrentUser, DirectoryEntry } from '@switchboard/access-api';

/** The signed-in person as the directory, which leaves them out, would list them. */
export const directoryEntryOf = ({ id, displayName, communicationUserId }: CurrentUser): DirectoryEntry => ({
  id,
  displayName,
  communicationUserId,
});
