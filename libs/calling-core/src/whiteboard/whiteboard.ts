import type { DataChannelReceiver } from '@switchboard/calling';
import { createStore } from '@switchboard/store';
import type { CallDataChannel } from '../known-receivers.ts';
import { addStrokes, emptyBoard, lastStrokeOf, removeStrokes, type Board } from './board.ts';
import {
  decodeBoardMessage,
  encodeBoardMessage,
  packRemoved,
  packStrokes,
  type BoardMessage,
} from './board-message.ts';

/** The data channel of the boards; other channels are other applications'. */
const CHANNEL_ID = 4711;
/** Who comes in asks until somebody answers: the channel may not be open yet. */
const ASK_EVERY_MS = 1500;
const ASK_AT_MOST = 8;

/** The board that everybody in the call draws on. It lives as long as somebody has it. */
export interface Whiteboard {
  getState(): Board;
  subscribe(listener: () => void): () => void;
  draw(colour: number, points: readonly number[]): void;
  /** Takes back one's own last stroke. */
  undo(): void;
  /** Takes back all of one's own strokes. */
  clearMine(): void;
  dispose(): void;
}

/** Opens the board of a call. Whoever comes later gets what is there. */
export function openWhiteboard(channel: CallDataChannel, myId: string): Whiteboard {
  const store = createStore(emptyBoard);
  const sender = channel.createDataChannelSender({ channelId: CHANNEL_ID });
  const unfollow: (() => void)[] = [];
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (...messages: readonly Uint8Array[]) => {
    for (const message of messages) void sender.sendMessage(message).catch(() => undefined);
  };
  const ask = () => {
    asked += 1;
    send(encodeBoardMessage({ type: 'hello' }));
    if (asked < ASK_AT_MOST) timer = setTimeout(ask, ASK_EVERY_MS);
  };
  const answer = () => {
    const { strokes, removed } = store.get();
    send(...packRemoved(removed), ...packStrokes(strokes, sender.maxMessageSize));
    // Something always comes back, so that the other knows.
    if (strokes.length === 0) send(encodeBoardMessage({ type: 'strokes', strokes: [] }));
  };
  const remove = (ids: readonly string[]) => {
    store.update((board) => removeStrokes(board, ids));
    send(...packRemoved(ids));
  };

  function take(message: BoardMessage): void {
    if (message.type === 'hello') return answer();
    clearTimeout(timer);
    store.update((board) =>
      message.type === 'strokes' ? addStrokes(board, message.strokes) : removeStrokes(board, message.ids),
    );
  }

  function follow(receiver: DataChannelReceiver): void {
    if (receiver.channelId !== CHANNEL_ID) return;
    const read = () => {
      for (let next = receiver.readMessage(); next; next = receiver.readMessage()) {
        const message = decodeBoardMessage(next.data);
        if (message) take(message);
      }
    };
    receiver.on('messageReady', read);
    unfollow.push(() => receiver.off('messageReady', read));
    read();
  }
  channel.on('dataChannelReceiverCreated', follow);
  ask();

  return {
    getState: store.get,
    subscribe: store.subscribe,
    draw(colour, points) {
      const stroke = { id: crypto.randomUUID(), author: myId, colour, points };
      store.update((board) => addStrokes(board, [stroke]));
      send(...packStrokes([stroke], sender.maxMessageSize));
    },
    undo() {
      const last = lastStrokeOf(store.get(), myId);
      if (last) remove([last.id]);
    },
    clearMine: () =>
      remove(
        store
          .get()
          .strokes.filter(({ author }) => author === myId)
          .map(({ id }) => id),
      ),
    dispose() {
      clearTimeout(timer);
      channel.off('dataChannelReceiverCreated', follow);
      // Another board of this page may read on.
      for (const stop of unfollow) stop();
      sender.close();
    },
  };
}
