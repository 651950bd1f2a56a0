import { ChatFailure } from './chat-error.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatMessage } from './chat-state.ts';
import { compareMessageIds, isAfter } from './message-order.ts';

/** A page that was walked: the service gives only "newest" and "older than this page", so the way back is remembered. */
interface KnownPage {
  /** Undefined for the page with the newest messages. */
  readonly token: string | undefined;
  readonly newestId: string;
  readonly oldestId: string;
  readonly nextToken: string | undefined;
}

export interface Walk {
  /** Oldest first, without a gap. */
  readonly messages: readonly ChatMessage[];
  /** There are messages before the first of these. */
  readonly hasOlder: boolean;
  /** The walk started with the newest message and still has it. */
  readonly reachesNewest: boolean;
}

interface WalkOptions {
  /** Ends the walk; gets the oldest id so far and the number of messages kept. */
  readonly until: (oldestId: string, count: number) => boolean;
  readonly pageSize: number;
  readonly maxPages: number;
  /** Forgets the newest ones above this number. */
  readonly keep?: number;
}

/** The way through one thread's messages. Not for concurrent use. */
export interface History {
  /** From the newest message towards older ones. */
  fromNewest(gateway: ChatGateway, options: WalkOptions): Promise<Walk>;
  /** Downwards from a page that holds the first message older than `messageId`, or one above it. */
  fromAbove(gateway: ChatGateway, messageId: string, options: WalkOptions): Promise<Walk>;
  /** Downwards from the lowest known page that holds a message newer than `messageId`. */
  fromNext(gateway: ChatGateway, messageId: string, options: WalkOptions): Promise<Walk>;
}

export function createHistory(threadId: string): History {
  let pages: readonly KnownPage[] = [];

  /**
   * Keeps the known pages one gapless way: what was above the page stays, what is below only where it follows on, be it by the
   * token or because the two overlap. New messages move the first page, so its old followers may no longer do so.
   */
  const remember = (page: KnownPage) => {
    const end = pages.findIndex((known) => known.token === page.token);
    const above = page.token === undefined ? [] : end < 0 ? pages : pages.slice(0, end);
    const below = pages.slice(end < 0 ? above.length : end + 1);
    const follower = below.findIndex(
      (known) =>
        known.token !== undefined &&
        (known.token === page.nextToken ||
          (!isAfter(page.oldestId, known.newestId) && isAfter(page.oldestId, known.oldestId))),
    );
    pages = [...above, page, ...(follower < 0 ? [] : below.slice(follower))];
  };

  async function walk(gateway: ChatGateway, start: string | undefined, options: WalkOptions): Promise<Walk> {
    let messages: ChatMessage[] = [];
    let token = start;
    let isWhole = true;
    for (let count = 0; count < options.maxPages; count += 1) {
      const page = await gateway.listMessages(threadId, { pageSize: options.pageSize, token });
      const items = page.items.toSorted((a, b) => compareMessageIds(a.id, b.id));
      const oldest = items[0];
      const newest = items.at(-1);
      if (oldest && newest)
        remember({ token, newestId: newest.id, oldestId: oldest.id, nextToken: page.nextToken });
      messages = [...items, ...messages];
      if (options.keep !== undefined && messages.length > options.keep) {
        messages = messages.slice(0, options.keep);
        isWhole = false;
      }
      token = page.nextToken;
      if (token === undefined || (oldest && options.until(oldest.id, messages.length))) break;
    }
    return { messages, hasOlder: token !== undefined, reachesNewest: start === undefined && isWhole };
  }

  /** Tokens may be refused after a while: then the way starts from the newest message again. */
  async function walkFrom(
    gateway: ChatGateway,
    token: string | undefined,
    options: WalkOptions,
  ): Promise<Walk> {
    try {
      return await walk(gateway, token, options);
    } catch (thrown) {
      if (token === undefined || !(thrown instanceof ChatFailure) || thrown.error.code !== 'chat/rejected')
        throw thrown;
      pages = [];
      return walk(gateway, undefined, { ...options, maxPages: FAR });
    }
  }

  return {
    fromNewest: (gateway, options) => walk(gateway, undefined, options),
    fromAbove(gateway, messageId, options) {
      const above = pages.find(({ oldestId }) => isAfter(messageId, oldestId));
      const lowest = pages.at(-1);
      const token = above ? above.token : lowest?.nextToken;
      return walkFrom(gateway, token, above || token !== undefined ? options : { ...options, maxPages: FAR });
    },
    fromNext(gateway, messageId, options) {
      const next = pages.findLast((page) => page.token === undefined || isAfter(page.newestId, messageId));
      return walkFrom(gateway, next?.token, options);
    },
  };
}

/** Pages that a deep link is followed through before it is given up. */
export const FAR = 200;
