'use client';

import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../../../lib/ui-root/document-title.ts';
import { useCallShortcuts } from '../hooks/use-call-shortcuts.ts';
import { useCallTitle } from '../hooks/use-call-title.ts';
import { useMe } from '../hooks/use-me.ts';
import { useWhiteboard } from '../hooks/use-whiteboard.ts';
import { layOutCall, type LayoutMode } from '../layout/lay-out-call.ts';
import { CallAnnouncer } from './call-announcer.tsx';
import { CallBanner } from './call-banner.tsx';
import { CallHeader } from './call-header.tsx';
import { CallProblems } from './call-problems.tsx';
import styles from './call-screen.module.css';
import { CallSide } from './call-side.tsx';
import { CallStage } from './call-stage.tsx';
import { ControlBar, type CallPanel } from './control-bar.tsx';
import { LobbyView } from './lobby-view.tsx';
import { ViewMenuItems } from './view-menu-items.tsx';
import { WhiteboardPanel } from './whiteboard-panel.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

export interface CallScreenProps {
  session: CallingSession;
  call: CallState;
  /** Name of the call when it has one of its own. */
  title?: string | undefined;
  /** Link by which others come in. */
  link?: string | undefined;
  /** The conversation beside the call. */
  chat?: ReactNode;
}

/** In a call. */
export function CallScreen({ session, call, title: ownTitle, link, chat }: CallScreenProps) {
  const me = useMe();
  const callTitle = useCallTitle(call);
  const title = ownTitle ?? callTitle;
  const [mode, setMode] = useState<LayoutMode>('grid');
  const [pinnedId, setPinnedId] = useState<string>();
  const [panel, setPanel] = useState<CallPanel>();
  const [isBoardOpen, setBoardOpen] = useState(false);
  const board = useWhiteboard(session, call.connectedAt !== undefined, me.id);
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  usePageTitle(title);
  useCallShortcuts(session, me.id);
  const isInLobby = call.state === 'InLobby';
  const viewItems = (
    <ViewMenuItems
      mode={mode}
      isBoardOpen={board && isBoardOpen}
      onMode={setMode}
      onBoard={() => setBoardOpen((isOpen) => !isOpen)}
      onShortcuts={() => setShortcutsOpen(true)}
    />
  );
  return (
    <main id="main" tabIndex={-1} className={styles['screen']}>
      <section className={styles['call']} aria-label={title}>
        <CallHeader call={call} title={title} link={link} />
        <CallBanner session={session} call={call} myId={me.id} />
        <CallProblems session={session} />
        {isInLobby ? (
          <LobbyView session={session} call={call} me={me} />
        ) : (
          <CallStage
            session={session}
            call={call}
            layout={layOutCall(call, mode, pinnedId)}
            myId={me.id}
            myName={me.name}
            board={isBoardOpen && board ? <WhiteboardPanel board={board} myId={me.id} /> : undefined}
            pinnedId={pinnedId}
            onPin={setPinnedId}
          />
        )}
        <ControlBar
          session={session}
          call={call}
          myId={me.id}
          panel={panel}
          hasChat={chat !== undefined}
          onPanel={setPanel}
          viewItems={viewItems}
        />
      </section>
      <CallSide
        session={session}
        call={call}
        me={me}
        panel={isInLobby ? undefined : panel}
        chat={chat}
        pinnedId={pinnedId}
        onPin={setPinnedId}
        onClose={() => setPanel(undefined)}
      />
      <CallAnnouncer call={call} />
      <ShortcutsDialog open={areShortcutsOpen} onClose={() => setShortcutsOpen(false)} />
    </main>
  );
}
