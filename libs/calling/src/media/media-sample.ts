import { mediaSlots, transceiverOf, type MediaSlot } from './media-slots.ts';
import type { PeerLink } from './peer-link.ts';

/** The figures of one direction of one stream, as `getStats` counts them since the start. */
export interface StreamSample {
  readonly id: string;
  readonly slot: MediaSlot;
  readonly direction: 'send' | 'receive';
  /** The standard `inbound-rtp` or `outbound-rtp` figures, by their names there. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** `remote-inbound-rtp`: what the other side says of what we send. */
  readonly remote: Readonly<Record<string, unknown>>;
  readonly codec: string | undefined;
  /** `media-source`: what the device or screen delivers. */
  readonly source: Readonly<Record<string, unknown>>;
}

export interface LinkSample {
  readonly participantId: string;
  readonly timestamp: number;
  readonly streams: readonly StreamSample[];
  /** The pair of candidates in use. */
  readonly transport: Readonly<Record<string, unknown>> | undefined;
  /** `relay` when the media goes through TURN. */
  readonly localCandidateType: string | undefined;
}

type Entry = Readonly<Record<string, unknown>>;

/** Reads what the connection to one participant has sent and received so far. */
export async function sampleLink(link: PeerLink): Promise<LinkSample | undefined> {
  const { connection } = link;
  if (!connection || connection.connectionState === 'closed') return undefined;
  const report = await connection.getStats();
  const entries = new Map<string, Entry>();
  report.forEach((entry: Entry, id: string) => entries.set(id, entry));
  const find = (id: unknown): Entry => entries.get(String(id)) ?? {};

  const slots = new Map(mediaSlots.map((slot) => [transceiverOf(connection, slot)?.mid, slot]));
  const streams = [...entries.values()].flatMap((figures): StreamSample[] => {
    const isInbound = figures['type'] === 'inbound-rtp';
    const slot = slots.get(figures['mid'] as string);
    if ((!isInbound && figures['type'] !== 'outbound-rtp') || !slot) return [];
    const codec = find(figures['codecId'])['mimeType'];
    return [
      {
        ...{ id: `${link.participantId}:${String(figures['id'])}`, slot, figures },
        direction: isInbound ? 'receive' : 'send',
        remote: find(figures['remoteId']),
        codec: typeof codec === 'string' ? codec.split('/')[1] : undefined,
        source: find(figures['mediaSourceId']),
      },
    ];
  });
  const selected = [...entries.values()].find(({ type }) => type === 'transport')?.[
    'selectedCandidatePairId'
  ];
  const transport = selected === undefined ? undefined : find(selected);
  return {
    ...{ participantId: link.participantId, timestamp: performance.now(), streams, transport },
    localCandidateType: find(transport?.['localCandidateId'])['candidateType'] as string | undefined,
  };
}

export const numberOf = (figures: Entry, name: string): number => {
  const value = figures[name];
  return typeof value === 'number' ? value : 0;
};
