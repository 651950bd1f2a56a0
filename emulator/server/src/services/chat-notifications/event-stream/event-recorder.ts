import { chatEventKinds, type ChatEvent, type ChatEventName } from '../chat-event.ts';
import { viewChatEvent } from './chat-event-view.ts';
import { limits } from '../limits.ts';

/** A chat event with its place in the order of all chat events. */
export class RecordedEvent {
  readonly id: string;
  readonly number: number;
  readonly name: ChatEventName;
  readonly characters: number;
  readonly #event: ChatEvent;
  readonly #recipients: ReadonlySet<string>;
  readonly #textForAll: string;

  constructor(id: string, number: number, event: ChatEvent) {
    this.id = id;
    this.number = number;
    this.name = chatEventKinds[event.type].name;
    this.#event = event;
    this.#recipients = new Set(event.data.recipients);
    this.#textForAll = this.#encode(viewChatEvent(event), { recipients: [...this.#recipients] });
    this.characters = this.#textForAll.length;
  }

  concerns(rawId: string): boolean {
    return this.#recipients.has(rawId);
  }

  /** As the user with this raw id sees it, or as one who sees all. */
  textFor(rawId: string | undefined): string {
    return rawId === undefined ? this.#textForAll : this.#encode(viewChatEvent(this.#event, rawId));
  }

  #encode(data: Record<string, unknown>, more: Record<string, unknown> = {}): string {
    return JSON.stringify({ id: this.id, type: this.name, ...more, data });
  }
}

/** Remembers the newest events, so that a stream can resume after the last one that it saw. */
export class EventRecorder {
  readonly #instance: string;
  readonly #events: RecordedEvent[] = [];
  #characters = 0;
  #lastNumber = 0;

  /** `instance` tells the ids of this recorder from those of one before a restart or reset. */
  constructor(instance: string) {
    this.#instance = instance;
  }

  record(event: ChatEvent): RecordedEvent {
    this.#lastNumber += 1;
    const recorded = new RecordedEvent(`${this.#instance}-${this.#lastNumber}`, this.#lastNumber, event);
    this.#events.push(recorded);
    this.#characters += recorded.characters;
    while (this.#events.length > limits.recordedEvents || this.#characters > limits.recordedCharacters)
      this.#characters -= this.#events.shift()?.characters ?? 0;
    return recorded;
  }

  /** Events after the one with the id `lastSeen`, and whether there were others that are no longer remembered. */
  after(lastSeen: string): { readonly events: readonly RecordedEvent[]; readonly gap: boolean } {
    const separator = lastSeen.lastIndexOf('-');
    const number = Number(lastSeen.slice(separator + 1));
    if (lastSeen.slice(0, separator) !== this.#instance || !Number.isSafeInteger(number))
      return { events: this.#events, gap: true };
    const firstRemembered = this.#events[0]?.number ?? this.#lastNumber + 1;
    return {
      events: this.#events.filter((event) => event.number > number),
      gap: number + 1 < firstRemembered,
    };
  }
}
