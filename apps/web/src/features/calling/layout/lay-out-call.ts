import type { CallState, ParticipantState, VideoState } from '@switchboard/calling-core';

export type LayoutMode = 'grid' | 'speaker';

export interface Tile {
  readonly key: string;
  readonly kind: 'person' | 'screen';
  readonly participant: ParticipantState;
  readonly video: VideoState | undefined;
}

export interface CallLayout {
  /** Stands large: who is pinned here, a shared screen, who is in the spotlight, or who speaks. */
  readonly main: Tile | undefined;
  readonly tiles: readonly Tile[];
  /** Those for whom there is no room. */
  readonly hiddenCount: number;
}

/** The SDK shows ten streams of others at most; one more place is for the shared screen. */
const GRID_TILES = 9;
const STRIP_TILES = 5;

type Shown = Pick<CallState, 'participants' | 'dominantSpeakers' | 'spotlights'>;

/** Who is seen where. A pin, a shared screen and a spotlight ask for the large place whatever the mode. */
export function layOutCall(call: Shown, mode: LayoutMode, pinnedId: string | undefined): CallLayout {
  const people = call.participants.filter(({ state }) => state !== 'Disconnected').map(personTile);
  const screen = call.participants.map(screenTile).find((tile) => tile !== undefined);
  const pinned = people.find(({ participant }) => participant.id === pinnedId);
  const [spotlighted] = call.spotlights.flatMap((id) => people.filter(({ key }) => key === id));
  const main = pinned ?? screen ?? spotlighted ?? (mode === 'speaker' ? speakerOf(people, call) : undefined);
  const others = [...(screen && screen !== main ? [screen] : []), ...people.filter((tile) => tile !== main)];
  const room = main ? STRIP_TILES : GRID_TILES;
  const tiles = others.length <= room ? others : mostImportant(others, call, room);
  return { main, tiles, hiddenCount: others.length - tiles.length };
}

const personTile = (participant: ParticipantState): Tile => ({
  ...{ key: participant.id, kind: 'person', participant, video: participant.camera },
});

function screenTile(participant: ParticipantState): Tile | undefined {
  if (!participant.screen) return undefined;
  return { key: `${participant.id} screen`, kind: 'screen', participant, video: participant.screen };
}

function speakerOf(people: readonly Tile[], { dominantSpeakers }: Shown): Tile | undefined {
  const [loudest] = dominantSpeakers.flatMap((id) => people.filter(({ key }) => key === id));
  return loudest ?? people.find(({ video }) => video) ?? people[0];
}

/** Spotlights, speakers and cameras first, but in the order in which they came, so that tiles do not jump. */
function mostImportant(
  tiles: readonly Tile[],
  { dominantSpeakers, spotlights }: Shown,
  room: number,
): Tile[] {
  const rank = ({ kind, participant, video }: Tile) => {
    if (kind === 'screen' || spotlights.includes(participant.id)) return -1;
    const position = dominantSpeakers.indexOf(participant.id);
    return position >= 0 ? position : video ? 100 : 200;
  };
  const chosen = new Set(tiles.toSorted((a, b) => rank(a) - rank(b)).slice(0, room));
  return tiles.filter((tile) => chosen.has(tile));
}
