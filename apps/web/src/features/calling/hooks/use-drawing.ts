'use client';

import { BOARD_SIZE, POINTS_PER_STROKE, type Whiteboard } from '@switchboard/calling-core';
import { useEffect, useRef, type RefObject } from 'react';
import { boardColours } from '../components/board-colours.ts';

type BoardState = ReturnType<Whiteboard['getState']>;

/** Draws the board on a canvas, and what the pointer draws on the board. */
export function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  board: Whiteboard,
  state: BoardState,
  colour: number,
): void {
  const shown = useRef(state);
  shown.current = state;

  useEffect(() => {
    const element = canvas.current;
    if (element) paint(element, state);
  }, [canvas, state]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => paint(element, shown.current));
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas]);

  useEffect(() => {
    const element = canvas.current;
    return element ? followPointer(element, board, colour) : undefined;
  }, [canvas, board, colour]);
}

/** A stroke is shown while it is drawn and told to the others when it is finished. */
function followPointer(element: HTMLCanvasElement, board: Whiteboard, colour: number): () => void {
  const life = new AbortController();
  const options = { signal: life.signal };
  let pointer: number | undefined;
  let points: number[] = [];

  const add = (event: PointerEvent) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const place = (offset: number, size: number) =>
      Math.round(Math.min(1, Math.max(0, offset / size)) * BOARD_SIZE);
    points.push(place(event.clientX - left, width), place(event.clientY - top, height));
    paintStroke(element, { colour, points: points.slice(-4) });
    if (points.length < POINTS_PER_STROKE * 2) return;
    board.draw(colour, points);
    points = points.slice(-2);
  };
  const finish = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = undefined;
    board.draw(colour, points);
    points = [];
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (pointer !== undefined || event.button !== 0) return;
      pointer = event.pointerId;
      element.setPointerCapture(event.pointerId);
      add(event);
    },
    options,
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId === pointer) add(event);
    },
    options,
  );
  element.addEventListener('pointerup', finish, options);
  element.addEventListener('pointercancel', finish, options);
  return () => life.abort();
}

function paint(element: HTMLCanvasElement, { strokes }: BoardState): void {
  const { width, height } = element.getBoundingClientRect();
  const scale = globalThis.devicePixelRatio;
  element.width = Math.round(width * scale);
  element.height = Math.round(height * scale);
  for (const stroke of strokes) paintStroke(element, stroke);
}

interface Drawn {
  readonly colour: number;
  readonly points: readonly number[];
}

function paintStroke(element: HTMLCanvasElement, { colour, points }: Drawn): void {
  const context = element.getContext('2d');
  if (!context) return;
  const at = (index: number): [number, number] => [
    ((points[index] ?? 0) / BOARD_SIZE) * element.width,
    ((points[index + 1] ?? 0) / BOARD_SIZE) * element.height,
  ];
  context.strokeStyle = boardColours[colour]?.value ?? boardColours[0].value;
  context.lineWidth = 3 * globalThis.devicePixelRatio;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(...at(0));
  // A single point is a dot.
  if (points.length === 2) context.lineTo(...at(0));
  for (let index = 2; index < points.length; index += 2) context.lineTo(...at(index));
  context.stroke();
}
