import type { DrawnBackground } from './background-ids.ts';

type Surface = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'createLinearGradient'
  | 'createRadialGradient'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'lineTo'
  | 'moveTo'
>;

/** All are drawn on this many units, whatever the size of the canvas. */
const width = 1280;
const height = 720;

const drawings: Record<DrawnBackground, (surface: Surface) => void> = {
  hills: drawHills,
  shelf: drawShelf,
  paper: drawPaper,
};

/** Draws a background over a whole canvas. */
export function drawBackground(id: DrawnBackground, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  drawings[id](context);
}

/** Hills one behind the other in the evening, the farther the paler. */
function drawHills(surface: Surface): void {
  fill(surface, fade(surface, 0, height, ['#f6c9a0', '#f3ddc7', '#cfe3ea']));
  surface.beginPath();
  surface.arc(930, 250, 70, 0, Math.PI * 2);
  surface.fillStyle = '#fff4de';
  surface.fill();
  for (const [index, colour] of ['#a9c4c9', '#7fa7ac', '#55858b', '#2f6067'].entries()) {
    const top = 330 + index * 85;
    surface.beginPath();
    surface.moveTo(0, height);
    for (let x = 0; x <= width; x += 16) {
      const wave = Math.sin(x / (210 - index * 24) + index * 2.1) * 46 + Math.sin(x / 67 + index * 5) * 9;
      surface.lineTo(x, top + wave);
    }
    surface.lineTo(width, height);
    surface.fillStyle = colour;
    surface.fill();
  }
}

/** Books on shelves at a wall, in the light of a lamp. */
function drawShelf(surface: Surface): void {
  fill(surface, fade(surface, 0, height, ['#e9e2d6', '#d8cdbb']));
  const colours = ['#35616a', '#a35d4a', '#d2a554', '#6d7d5a', '#4b4f63', '#b7a28a'];
  for (const [row, bottom] of [210, 420, 630].entries()) {
    let x = 70 + row * 30;
    for (let book = 0; x < 1190 - row * 50; book += 1) {
      // Any order will do, as long as it is always the same.
      const turn = (book * 7 + row * 5) % 11;
      const thickness = 18 + ((turn * 5) % 17);
      const tallness = 96 + ((turn * 13) % 52);
      if (turn === 4) x += 90;
      else
        box(
          surface,
          [x, bottom - tallness, thickness, tallness],
          colours[(book + row * 2) % colours.length]!,
        );
      x += thickness + 3;
    }
    box(surface, [40, bottom, 1200, 14], '#8a6b4c');
  }
  const light = surface.createRadialGradient(1040, 60, 20, 1040, 60, 620);
  light.addColorStop(0, 'rgb(255 240 205 / 70%)');
  light.addColorStop(1, 'rgb(255 240 205 / 0%)');
  fill(surface, light);
}

/** Cut paper in quiet colours. */
function drawPaper(surface: Surface): void {
  fill(surface, '#dfe9ea');
  const sheets = [
    ['#c3d8da', 200, 760, 420],
    ['#9fc3c7', 1120, 40, 330],
    ['#f0dcc3', 1010, 700, 260],
    ['#7faeb4', 90, 60, 170],
    ['#f6ead9', 640, 150, 120],
  ] as const;
  for (const [colour, x, y, radius] of sheets) {
    surface.beginPath();
    surface.arc(x, y, radius, 0, Math.PI * 2);
    surface.fillStyle = colour;
    surface.fill();
  }
}

type Fill = Surface['fillStyle'];

const fill = (surface: Surface, style: Fill) => box(surface, [0, 0, width, height], style);

function box(
  surface: Surface,
  [x, y, wide, high]: readonly [number, number, number, number],
  style: Fill,
): void {
  surface.fillStyle = style;
  surface.fillRect(x, y, wide, high);
}

function fade(surface: Surface, from: number, to: number, colours: readonly string[]): CanvasGradient {
  const gradient = surface.createLinearGradient(0, from, 0, to);
  for (const [index, colour] of colours.entries())
    gradient.addColorStop(index / (colours.length - 1), colour);
  return gradient;
}
