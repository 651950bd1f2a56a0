import { BOARD_COLOURS, BOARD_SIZE, POINTS_PER_STROKE, type Stroke } from './board.ts';

/** `hello` asks the others for what they have. */
export type BoardMessage =
  | { readonly type: 'hello' }
  | { readonly type: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly type: 'removed'; readonly ids: readonly string[] };

const IDS_PER_MESSAGE = 500;

export const encodeBoardMessage = (message: BoardMessage): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(message));

/** Undefined for what is no message of a board: others in the call may send anything. */
export function decodeBoardMessage(data: Uint8Array): BoardMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(data));
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  if (value['type'] === 'hello') return { type: 'hello' };
  if (value['type'] === 'removed' && isListOf(value['ids'], isId)) {
    return { type: 'removed', ids: value['ids'].slice(0, IDS_PER_MESSAGE) };
  }
  if (value['type'] === 'strokes' && isListOf(value['strokes'], isStroke)) {
    return { type: 'strokes', strokes: value['strokes'] };
  }
  return undefined;
}

/** Strokes in as few messages as fit. */
export function packStrokes(strokes: readonly Stroke[], maximumBytes: number): Uint8Array[] {
  const packed: Uint8Array[] = [];
  let batch: Stroke[] = [];
  const flush = () => {
    if (batch.length > 0) packed.push(encodeBoardMessage({ type: 'strokes', strokes: batch }));
    batch = [];
  };
  let size = 0;
  for (const stroke of strokes) {
    const bytes = JSON.stringify(stroke).length + 1;
    if (size + bytes > maximumBytes - 100) {
      flush();
      size = 0;
    }
    batch.push(stroke);
    size += bytes;
  }
  flush();
  return packed;
}

export function packRemoved(ids: Iterable<string>): Uint8Array[] {
  const all = [...ids];
  return Array.from({ length: Math.ceil(all.length / IDS_PER_MESSAGE) }, (_, index) =>
    encodeBoardMessage({
      type: 'removed',
      ids: all.slice(index * IDS_PER_MESSAGE, (index + 1) * IDS_PER_MESSAGE),
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 100;
const isCoordinate = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= BOARD_SIZE;

function isStroke(value: unknown): value is Stroke {
  if (!isRecord(value)) return false;
  const { id, author, colour, points } = value;
  return (
    isId(id) &&
    typeof author === 'string' &&
    author.length <= 200 &&
    Number.isInteger(colour) &&
    Number(colour) >= 0 &&
    Number(colour) < BOARD_COLOURS &&
    isListOf(points, isCoordinate) &&
    points.length >= 2 &&
    points.length % 2 === 0 &&
    points.length <= POINTS_PER_STROKE * 2
  );
}
