/** A line that somebody drew. Points are x, y, x, y …, from 0 to {@link BOARD_SIZE} on both axes. */
export interface Stroke {
  readonly id: string;
  /** Raw id of who drew it. */
  readonly author: string;
  readonly colour: number;
  readonly points: readonly number[];
}

export const BOARD_SIZE = 10_000;
export const BOARD_COLOURS = 6;
/** A stroke is finished when it gets longer; a new one goes on. */
export const POINTS_PER_STROKE = 600;
const STROKES_PER_BOARD = 3000;

/** Grows only: what was taken back stays known, so that the order in which messages come does not matter. */
export interface Board {
  readonly strokes: readonly Stroke[];
  readonly removed: ReadonlySet<string>;
}

export const emptyBoard: Board = { strokes: [], removed: new Set() };

export function addStrokes(board: Board, strokes: readonly Stroke[]): Board {
  const known = new Set(board.strokes.map(({ id }) => id));
  const fresh = strokes.filter(({ id }) => !known.has(id) && !board.removed.has(id));
  if (fresh.length === 0) return board;
  return { ...board, strokes: [...board.strokes, ...fresh].slice(-STROKES_PER_BOARD) };
}

export function removeStrokes(board: Board, ids: readonly string[]): Board {
  const fresh = ids.filter((id) => !board.removed.has(id));
  if (fresh.length === 0) return board;
  const removed = new Set([...board.removed, ...fresh]);
  return { removed, strokes: board.strokes.filter(({ id }) => !removed.has(id)) };
}

/** The last stroke of this person that is still there. */
export function lastStrokeOf(board: Board, author: string): Stroke | undefined {
  return board.strokes.findLast((stroke) => stroke.author === author);
}
