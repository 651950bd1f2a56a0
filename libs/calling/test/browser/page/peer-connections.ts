const connections = new Set<RTCPeerConnection>();
const sockets: WebSocket[] = [];

/** Remembers what the library opens, so that tests measure media with the browser's own figures. */
export function watchPeerConnections(): void {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      sockets.push(this);
    }
  };
}

/** Ends the signalling connection as a network would. */
export function cutSignalling(): void {
  sockets.at(-1)?.close(4_000);
}

export interface MediaFigures {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly audioEnergy: number;
  readonly connected: number;
  readonly localCandidateTypes: string[];
}

/** Sums over all connections of the page that are alive. */
export async function measureMedia(): Promise<MediaFigures> {
  const figures = { framesDecoded: 0, framesSent: 0, audioEnergy: 0, connected: 0 };
  const localCandidateTypes: string[] = [];
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue;
    if (connection.connectionState === 'connected') figures.connected += 1;
    const report = await connection.getStats();
    report.forEach((entry: Record<string, unknown>) => {
      if (entry['type'] === 'inbound-rtp') {
        figures.framesDecoded += Number(entry['framesDecoded'] ?? 0);
        figures.audioEnergy += Number(entry['totalAudioEnergy'] ?? 0);
      }
      if (entry['type'] === 'outbound-rtp') figures.framesSent += Number(entry['framesSent'] ?? 0);
      if (entry['type'] === 'candidate-pair' && entry['nominated'] && entry['state'] === 'succeeded') {
        const local = report.get(String(entry['localCandidateId'])) as { candidateType?: string } | undefined;
        localCandidateTypes.push(local?.candidateType ?? '');
      }
    });
  }
  return { ...figures, localCandidateTypes };
}
