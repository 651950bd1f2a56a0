import { type DocumentQuery, InvalidContinuationToken } from '../../kernel/ports/document-store.ts';

/**
 * A token names the last document of a page by its sequence, so it stays right while documents come and go, even when
 * that very document is removed.
 */
export function encodeContinuationToken(direction: DocumentQuery['direction'], sequence: number): string {
  return Buffer.from(`${direction === 'backward' ? 'b' : 'f'}${sequence}`).toString('base64url');
}

/** The sequence behind which the page begins. @throws InvalidContinuationToken */
export function decodeContinuationToken(query: DocumentQuery): number | undefined {
  if (query.continuationToken === undefined) return undefined;
  const match = /^([fb])(\d{1,15})$/.exec(
    Buffer.from(query.continuationToken, 'base64url').toString('latin1'),
  );
  if (!match || (match[1] === 'b') !== (query.direction === 'backward'))
    throw new InvalidContinuationToken(query.continuationToken);
  return Number(match[2]);
}
