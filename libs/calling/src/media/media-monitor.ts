import type { MediaMesh } from './media-mesh.ts';
import { sampleLink, type LinkSample } from './media-sample.ts';
import { transceiverOf } from './media-slots.ts';
import type { PeerLink } from './peer-link.ts';
import { SoundLevel } from './sound-level.ts';

export interface MediaMonitorOptions {
  readonly mesh: MediaMesh;
  /** Four times a second: how loud a participant is, 0 to 1. */
  onRemoteLevel(participantId: string, level: number): void;
  /** Twice a second: how loud what is sent is, 0 to 1. */
  onLocalLevel(level: number): void;
  /** Once a second, of every connection. */
  onSamples(samples: readonly LinkSample[]): void;
}

const tickMs = 250;

/** Watches the connections of a call while it lasts. Returns a function that ends it. */
export function startMediaMonitor({ mesh, ...on }: MediaMonitorOptions): () => void {
  let count = 0;
  let isSampling = false;
  const heard = new WeakMap<PeerLink, SoundLevel>();
  const local = new SoundLevel('media-source');

  const asked = new WeakSet<RTCPeerConnection>();

  const hear = async (link: PeerLink) => {
    const { participantId, connection } = link;
    if (!connection || !link.isConnected) return on.onRemoteLevel(participantId, 0);
    if (asked.has(connection)) return;
    asked.add(connection);
    const { receiver } = transceiverOf(connection, 'audio') ?? {};
    const report = await receiver?.getStats().catch(() => undefined);
    asked.delete(connection);
    const level = heard.get(link) ?? new SoundLevel('inbound-rtp');
    heard.set(link, level);
    on.onRemoteLevel(participantId, report ? level.read(report) : 0);
  };
  const sample = async () => {
    isSampling = true;
    try {
      const samples = await Promise.all([...mesh.links.values()].map(sampleLink));
      on.onSamples(samples.filter((entry) => entry !== undefined));
    } catch {
      // A connection was closed meanwhile.
    } finally {
      isSampling = false;
    }
  };
  const timer = setInterval(() => {
    count += 1;
    for (const link of mesh.links.values()) void hear(link);
    if (count % 2 === 0) void readLocalLevel(mesh, local).then(on.onLocalLevel, () => undefined);
    if (count % 4 === 0 && !isSampling) void sample();
  }, tickMs);
  return () => clearInterval(timer);
}

/** Every connection sends the same sound: any one tells. */
async function readLocalLevel(mesh: MediaMesh, level: SoundLevel): Promise<number> {
  const link = [...mesh.links.values()].find(({ isConnected }) => isConnected);
  const sender = link?.connection && transceiverOf(link.connection, 'audio')?.sender;
  return sender?.track?.enabled ? level.read(await sender.getStats()) : 0;
}
