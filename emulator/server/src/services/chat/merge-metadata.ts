import { type ChatMetadata, type ChatMetadataPatch, metadataLength } from '@switchboard/acs-contracts';
import { metadataTooLong } from './chat.errors.ts';

/**
 * Metadata after a merge patch: named values are replaced, those that are `null` removed, the others stay.
 *
 * @see RFC 7396, the declared media type of the requests
 */
export function mergeMetadata(
  current: ChatMetadata | undefined,
  patch: ChatMetadataPatch,
  limit: number,
): ChatMetadata {
  const merged = Object.entries({ ...current, ...patch }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const metadata = Object.fromEntries(merged);
  const bytes = metadataLength(metadata);
  if (bytes > limit) throw metadataTooLong(bytes, limit);
  return metadata;
}
