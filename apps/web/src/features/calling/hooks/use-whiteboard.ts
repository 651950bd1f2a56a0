'use client';

import { openWhiteboard, type CallingSession, type Whiteboard } from '@switchboard/calling-core';
import { useEffect, useState } from 'react';

/** The board of the call, from the moment in which one is in it: whoever comes late can ask everybody. */
export function useWhiteboard(
  session: CallingSession,
  isConnected: boolean,
  myId: string,
): Whiteboard | undefined {
  const [board, setBoard] = useState<Whiteboard>();
  useEffect(() => {
    if (!isConnected || !myId) return;
    if (!session.getState().call) return;
    const opened = openWhiteboard(session.dataChannel(), myId);
    setBoard(opened);
    return () => {
      opened.dispose();
      setBoard(undefined);
    };
  }, [session, isConnected, myId]);
  return board;
}
