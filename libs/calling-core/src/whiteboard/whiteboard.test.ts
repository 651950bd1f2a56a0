import { describe, expect, it } from 'vitest';
import { keepReceivers, type CallDataChannel } from '../known-receivers.ts';
import { ScriptedSource } from '../testing/scripted-sdk.ts';
import { decodeBoardMessage, encodeBoardMessage, packStrokes } from './board-message.ts';
import { openWhiteboard } from './whiteboard.ts';

/** A call in which everything that one sends reaches the others at once. */
function createCall() {
  const people: ((channelId: number, from: object, data: Uint8Array) => void)[] = [];
  return {
    enter(): CallDataChannel {
      const source = new ScriptedSource();
      const receivers = new Map<object, ScriptedSource & { inbox: Uint8Array[] }>();
      const deliver = (channelId: number, from: object, data: Uint8Array) => {
        const known = receivers.get(from);
        const inbox = known?.inbox ?? [];
        inbox.push(data);
        if (known) return known.emit('messageReady');
        const receiver = Object.assign(new ScriptedSource(), {
          ...{ inbox, channelId },
          readMessage: () => (inbox.length > 0 ? { sequenceNumber: 0, data: inbox.shift()! } : undefined),
        });
        receivers.set(from, receiver);
        source.emit('dataChannelReceiverCreated', receiver);
      };
      people.push(deliver);
      const sender = ({ channelId = 0 }: { channelId?: number } = {}) => ({
        ...{ channelId, maxMessageSize: 32_768 },
        async sendMessage(data: Uint8Array) {
          for (const other of people) if (other !== deliver) other(channelId, deliver, data);
        },
        close: () => void people.splice(people.indexOf(deliver), 1),
      });
      return Object.assign(source, { createDataChannelSender: sender }) as unknown as CallDataChannel;
    },
  };
}
const line = [0, 0, 10_000, 10_000];
const drawn = (board: ReturnType<typeof openWhiteboard>) =>
  board.getState().strokes.map(({ author, colour }) => `${author} ${colour}`);

describe('openWhiteboard', () => {
  it('shows everybody what anybody draws', () => {
    const call = createCall();
    const [ann, ben] = [openWhiteboard(call.enter(), 'ann'), openWhiteboard(call.enter(), 'ben')];
    ann.draw(1, line);
    ben.draw(2, line);
    expect(drawn(ann)).toEqual(['ann 1', 'ben 2']);
    expect(drawn(ben)).toEqual(['ann 1', 'ben 2']);
    for (const board of [ann, ben]) board.dispose();
  });

  it('hears those who spoke before it was opened', () => {
    const call = createCall();
    const ann = openWhiteboard(call.enter(), 'ann');
    const channel = keepReceivers(call.enter());
    ann.draw(1, line);
    const ben = openWhiteboard(channel, 'ben');
    ann.draw(2, line);
    expect(drawn(ben)).toEqual(['ann 1', 'ann 2']);
    ben.draw(3, line);
    expect(drawn(ann)).toEqual(['ann 1', 'ann 2', 'ben 3']);
    for (const board of [ann, ben]) board.dispose();
  });

  it('gives the board to who comes late, also what somebody drew who has left', () => {
    const call = createCall();
    const [ann, ben] = [openWhiteboard(call.enter(), 'ann'), openWhiteboard(call.enter(), 'ben')];
    ann.draw(1, line);
    ann.draw(3, line);
    ann.undo();
    ann.dispose();
    const cleo = openWhiteboard(call.enter(), 'cleo');
    expect(drawn(cleo)).toEqual(['ann 1']);
    for (const board of [ben, cleo]) board.dispose();
  });

  it('takes back one’s own strokes only, for everybody', () => {
    const call = createCall();
    const [ann, ben] = [openWhiteboard(call.enter(), 'ann'), openWhiteboard(call.enter(), 'ben')];
    ann.draw(1, line);
    ben.draw(2, line);
    ben.draw(3, line);
    ben.undo();
    expect(drawn(ann)).toEqual(['ann 1', 'ben 2']);
    ben.clearMine();
    expect(drawn(ann)).toEqual(['ann 1']);
    ben.undo();
    expect(drawn(ann)).toEqual(['ann 1']);
    for (const board of [ann, ben]) board.dispose();
  });
});

describe('messages of a board', () => {
  const stroke = { id: 'a', author: 'ann', colour: 1, points: line };

  it('are read back as they were written', () => {
    expect(decodeBoardMessage(encodeBoardMessage({ type: 'strokes', strokes: [stroke] }))).toEqual({
      ...{ type: 'strokes', strokes: [stroke] },
    });
  });

  it.each([
    ['no JSON', '{'],
    ['another kind', '{"type":"explode"}'],
    ['a point outside', JSON.stringify({ type: 'strokes', strokes: [{ ...stroke, points: [0, 10_001] }] })],
    ['half a point', JSON.stringify({ type: 'strokes', strokes: [{ ...stroke, points: [1, 2, 3] }] })],
    ['an unknown colour', JSON.stringify({ type: 'strokes', strokes: [{ ...stroke, colour: 9 }] })],
  ])('are ignored with %s', (_name, text) => {
    expect(decodeBoardMessage(new TextEncoder().encode(text))).toBeUndefined();
  });

  it('fit into the channel however much was drawn', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...stroke,
      id: `s${index}`,
      points: Array.from({ length: 400 }, () => 5000),
    }));
    const packed = packStrokes(many, 32_768);
    expect(Math.max(...packed.map(({ length }) => length))).toBeLessThanOrEqual(32_768);
    const read = packed.flatMap((data) => {
      const message = decodeBoardMessage(data);
      return message?.type === 'strokes' ? message.strokes : [];
    });
    expect(read).toEqual(many);
  });
});
