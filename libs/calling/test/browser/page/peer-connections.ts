const connections = new Set<RTCPeerConnection>();
const sockets: WebSocket[] = [];
let isSignallingCut = false;
/** The discard service, which no machine has any more. */
const nowhere = 'ws://localhost:9';

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
      super(isSignallingCut ? nowhere : url);
      sockets.push(this);
    }
  };
}

/** Ends the signalling connection as a network would, and lets no other come about until it is mended. */
export function cutSignalling(): void {
  isSignallingCut = true;
  sockets.at(-1)?.close(4_000);
}

export function mendSignalling(): void {
  isSignallingCut = false;
}

/** What comes in over the connection to one other participant. */
export interface LinkFigures {
  readonly framesDecoded: number;
  readonly audioEnergy: number;
  /** Sound that has been played, in seconds: the energy is that of these. */
  readonly audioSeconds: number;
}

export interface MediaFigures extends Omit<LinkFigures, 'audioSeconds'> {
  readonly framesSent: number;
  readonly connected: number;
  /** Types of the candidates at both ends of each route in use, such as `relay/relay`. */
  readonly routes: string[];
  readonly links: LinkFigures[];
}

type Entry = Readonly<Record<string, unknown>>;

/** Of all connections of the page that are alive, and their sums. */
export async function measureMedia(): Promise<MediaFigures> {
  const alive = [...connections].filter(({ connectionState }) => connectionState !== 'closed');
  const reports = await Promise.all(alive.map(readReport));
  const links = reports.map(measureLink);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    framesDecoded: sum(links.map(({ framesDecoded }) => framesDecoded)),
    audioEnergy: sum(links.map(({ audioEnergy }) => audioEnergy)),
    framesSent: sum(reports.map((entries) => total(entries, 'outbound-rtp', 'framesSent'))),
    connected: alive.filter(({ connectionState }) => connectionState === 'connected').length,
    routes: reports.flatMap(findRoute),
    links,
  };
}

/** The energy that each connection plays in the next seconds of sound. */
export async function listen(seconds: number): Promise<number[]> {
  const before = (await measureMedia()).links;
  for (;;) {
    const { links } = await measureMedia();
    if (links.length !== before.length) throw new Error('Somebody came or went while it listened.');
    const heard = links.map((link, index) => ({
      seconds: link.audioSeconds - before[index]!.audioSeconds,
      energy: link.audioEnergy - before[index]!.audioEnergy,
    }));
    if (heard.every((link) => link.seconds >= seconds)) return heard.map(({ energy }) => energy);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function readReport(connection: RTCPeerConnection): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  (await connection.getStats()).forEach((entry: Entry, id: string) => entries.set(id, entry));
  return entries;
}

function total(entries: ReadonlyMap<string, Entry>, type: string, name: string): number {
  return [...entries.values()]
    .filter((entry) => entry['type'] === type)
    .reduce((sum, entry) => sum + Number(entry[name] ?? 0), 0);
}

const measureLink = (entries: ReadonlyMap<string, Entry>): LinkFigures => ({
  framesDecoded: total(entries, 'inbound-rtp', 'framesDecoded'),
  audioEnergy: total(entries, 'inbound-rtp', 'totalAudioEnergy'),
  audioSeconds: total(entries, 'inbound-rtp', 'totalSamplesDuration'),
});

function findRoute(entries: ReadonlyMap<string, Entry>): string[] {
  const transport = [...entries.values()].find(({ type }) => type === 'transport');
  const pair = entries.get(String(transport?.['selectedCandidatePairId']));
  if (!pair) return [];
  const typeOf = (end: string) => String(entries.get(String(pair[end]))?.['candidateType']);
  return [`${typeOf('localCandidateId')}/${typeOf('remoteCandidateId')}`];
}
