'use client';

import { useEffect, useRef } from 'react';
import type { DrawnBackground } from '../../../lib/calling/backgrounds/background-ids.ts';
import { drawBackground } from '../../../lib/calling/backgrounds/draw-background.ts';

/** A small view of a background, drawn once. */
export function DrawnImage({ id }: { id: DrawnBackground }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawBackground(id, canvas.current);
  }, [id]);
  return <canvas ref={canvas} width={128} height={72} />;
}
