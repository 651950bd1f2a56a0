/** What may be put behind people; each is drawn by `draw-background.ts`. */
export const drawnBackgrounds = ['hills', 'shelf', 'paper'] as const;
export type DrawnBackground = (typeof drawnBackgrounds)[number];

/** The picture that the person chose from their own. */
export const ownBackground = 'own';

export const isDrawnBackground = (id: string): id is DrawnBackground =>
  drawnBackgrounds.some((drawn) => drawn === id);
