import { isDrawnBackground, ownBackground } from './background-ids.ts';
import { drawBackground } from './draw-background.ts';
import { readOwnBackground } from './own-background.ts';

/** Where the image of a background is. Throws for one that this browser does not have. */
export function backgroundUrl(id: string): string {
  const own = id === ownBackground ? readOwnBackground() : undefined;
  if (own !== undefined) return own;
  if (!isDrawnBackground(id)) throw new Error(`This browser has no background "${id}".`);
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  drawBackground(id, canvas);
  return canvas.toDataURL('image/jpeg', 0.9);
}
