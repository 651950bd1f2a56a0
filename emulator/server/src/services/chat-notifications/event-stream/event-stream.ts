import { badRequest, forbidden } from '../../../kernel/acs-error.ts';
import type { IdGenerator } from '../../../kernel/ports/id-generator.ts';
import type { TokenAuthority } from '../../../kernel/ports/token-authority.ts';
import type { ChatEventType } from '@switchboard/acs-contracts';
import { chatEventKinds, chatEventNames, type ChatEvent, type ChatEventName } from '../chat-event.ts';
import { requireChatToken, type ChatToken } from '../chat-token.ts';
import { EventRecorder, type RecordedEvent } from './event-recorder.ts';
import type { TokenWatch } from '../token-watch.ts';

/** What a caller of `/_emulator/events/stream` wants to see. */
export interface EventSelection {
  /** All ten when empty. */
  readonly names: ReadonlySet<ChatEventName>;
  /** Only what this user is told. Everything when left out. */
  readonly rawId: string | undefined;
  /** With it the stream ends when the token does. */
  readonly token: ChatToken | undefined;
  readonly lastEventId: string | undefined;
}

/** Where the events of one stream go. */
export interface EventStreamSink {
  /** `id` and `name` are part of `text` too, which is JSON. */
  write(event: { readonly id: string; readonly name: string; readonly text: string }): void;
  /** `code` is a websocket close code. */
  end(code: number, reason: string): void;
}

/** Chat events for Node and for tests, in the shape that the SDK gives to browsers. */
export class EventStreams {
  readonly #ids: IdGenerator;
  readonly #tokenWatch: TokenWatch;
  readonly #streams = new Set<{ selection: EventSelection; sink: EventStreamSink }>();
  #recorder: EventRecorder;

  constructor(ids: IdGenerator, tokenWatch: TokenWatch) {
    this.#ids = ids;
    this.#tokenWatch = tokenWatch;
    this.#recorder = new EventRecorder(ids.urlSafe(8));
  }

  publish(event: ChatEvent): void {
    const recorded = this.#recorder.record(event);
    for (const { selection, sink } of this.#streams)
      if (matches(selection, recorded)) write(sink, selection, recorded);
  }

  /** First what was missed since the last event that the caller saw, then what comes. Returns a function that ends it. */
  open(selection: EventSelection, sink: EventStreamSink): () => void {
    const stream = { selection, sink };
    this.#streams.add(stream);
    const { token, lastEventId } = selection;
    const unwatch =
      token &&
      this.#tokenWatch.watch(token, () => sink.end(1008, 'The user access token expired or was revoked.'));
    if (lastEventId !== undefined) this.#resume(stream, lastEventId);
    return () => {
      this.#streams.delete(stream);
      unwatch?.();
    };
  }

  stop(): void {
    for (const { sink } of [...this.#streams]) sink.end(1001, 'The emulator stops or is reset.');
    this.#recorder = new EventRecorder(this.#ids.urlSafe(8));
  }

  #resume(
    { selection, sink }: { selection: EventSelection; sink: EventStreamSink },
    lastEventId: string,
  ): void {
    const { events, gap } = this.#recorder.after(lastEventId);
    if (gap) sink.write({ id: lastEventId, name: 'eventsLost', text: eventsLost(lastEventId) });
    for (const event of events) if (matches(selection, event)) write(sink, selection, event);
  }
}

const matches = ({ names, rawId }: EventSelection, event: RecordedEvent) =>
  (names.size === 0 || names.has(event.name)) && (rawId === undefined || event.concerns(rawId));

const write = (sink: EventStreamSink, { rawId }: EventSelection, event: RecordedEvent) =>
  sink.write({ id: event.id, name: event.name, text: event.textFor(rawId) });

const eventsLost = (id: string) => JSON.stringify({ id, type: 'eventsLost', data: { lastEventId: id } });

/** @throws AcsError 400 for an unknown type, 401 for a token that is not valid, 403 for another user's events. */
export async function selectEvents(
  tokens: TokenAuthority,
  url: URL,
  headers: { readonly authorization?: string | undefined; readonly 'last-event-id'?: string | undefined },
): Promise<EventSelection> {
  const names = new Set(url.searchParams.getAll('type').flatMap((value) => value.split(',').map(readName)));
  const user = url.searchParams.get('user') ?? undefined;
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? undefined : await requireChatToken(tokens, bearer);
  if (token && user !== undefined && user !== token.claims.rawId)
    throw forbidden(`The token is of ${token.claims.rawId}, not of ${user}.`);
  return {
    names,
    rawId: token?.claims.rawId ?? user,
    token,
    lastEventId: headers['last-event-id'] ?? url.searchParams.get('lastEventId') ?? undefined,
  };
}

/** The SDK's name, or the bus event's as `GET /_emulator/events/wait` takes it. */
function readName(type: string): ChatEventName {
  const name = Object.hasOwn(chatEventKinds, type) ? chatEventKinds[type as ChatEventType].name : type;
  const known = chatEventNames.find((candidate) => candidate === name);
  if (known) return known;
  throw badRequest(
    `There are no events of type '${type.slice(0, 100)}'. Types: ${chatEventNames.join(', ')}.`,
  );
}
