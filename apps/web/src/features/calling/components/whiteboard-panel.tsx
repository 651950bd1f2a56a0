'use client';

import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { Whiteboard } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { isLetterKey } from '../../../lib/keyboard/is-letter-key.ts';
import { useDrawing } from '../hooks/use-drawing.ts';
import { boardColours } from './board-colours.ts';
import styles from './whiteboard-panel.module.css';

/** The board that everybody in the call draws on, by mouse, pen or finger. */
export function WhiteboardPanel({ board, myId }: { board: Whiteboard; myId: string }) {
  const t = useTranslations('calling');
  const [colour, setColour] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const state = useSyncExternalStore(board.subscribe, board.getState, board.getState);
  const mine = state.strokes.filter(({ author }) => author === myId).length;
  useDrawing(canvas, board, state, colour);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isLetterKey(event, 'z') || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    board.undo();
  };
  return (
    <section aria-label={t('whiteboard')} className={styles['board']} onKeyDown={onKeyDown}>
      <div className={styles['tools']}>
        <fieldset className={styles['colours']}>
          <legend className="visually-hidden">{t('colour')}</legend>
          {boardColours.map(({ name, value }, index) => (
            <label key={name} className={styles['colour']} style={{ backgroundColor: value }}>
              <input
                type="radio"
                name="board-colour"
                aria-label={t(`colours.${name}`)}
                checked={colour === index}
                onChange={() => setColour(index)}
              />
            </label>
          ))}
        </fieldset>
        <Button icon={<ArrowUndoRegular />} disabledFocusable={mine === 0} onClick={() => board.undo()}>
          {t('undo')}
        </Button>
        <Button icon={<DeleteRegular />} disabledFocusable={mine === 0} onClick={() => board.clearMine()}>
          {t('clearMine')}
        </Button>
      </div>
      <div className={styles['paper']}>
        <canvas
          ref={canvas}
          tabIndex={0}
          role="img"
          aria-label={t('boardHolds', { count: state.strokes.length })}
          className={styles['canvas']}
        />
      </div>
    </section>
  );
}
