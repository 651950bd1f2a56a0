/** What one side asks of the other: not to send larger pictures than it shows. */
export interface PeerWish {
  /** Lines of the camera's picture that can be seen. */
  readonly cameraLines: number;
}

const mostLines = 10_000;

export const encodeWish = (wish: PeerWish): string => JSON.stringify(wish);

/** Undefined for what no version of this library has sent. */
export function decodeWish(text: unknown): PeerWish | undefined {
  if (typeof text !== 'string' || text.length > 1_000) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('cameraLines' in value)) return undefined;
    const { cameraLines } = value;
    const isNumber = typeof cameraLines === 'number' && cameraLines >= 1 && cameraLines <= mostLines;
    return isNumber ? { cameraLines } : undefined;
  } catch {
    return undefined;
  }
}
