import { z } from 'zod';

/** One emoji as Unicode recommends it for interchange, in its fully-qualified form: `❤️`, not `❤`. */
const isSingleEmoji = /^\p{RGI_Emoji}$/v;

/** An emoji in a path or a body. */
export const reactionEmoji = z
  .string()
  .min(1)
  .max(32)
  .refine((text) => isSingleEmoji.test(text), 'Give one emoji, for example 👍.');

/** Id of a message of a chat thread in a path or a query. */
export const messageIdParameter = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'Give the id of a message, for example 1613589626560.');

/** So many messages can be asked for at once. */
export const REACTION_MESSAGES_LIMIT = 100;
/** So many different emoji fit one message. */
export const REACTION_EMOJI_LIMIT = 20;
/** So many people are named of those who chose an emoji; `count` has all of them. */
export const REACTION_PEOPLE_LIMIT = 20;

export const reaction = z.object({
  emoji: z.string(),
  count: z.int().positive(),
  /** Whether the caller is among them. */
  isMine: z.boolean(),
  /** Raw ids of those who chose it, the first ones first, {@link REACTION_PEOPLE_LIMIT} at most. */
  communicationUserIds: z.array(z.string()),
});
export type Reaction = z.infer<typeof reaction>;

/**
 * `GET /api/threads/{threadId}/reactions?messageIds=1,2,3`. `PUT` and `DELETE
 * /api/threads/{threadId}/messages/{messageId}/reactions/{emoji}` → 204, also when there is nothing to change. For
 * participants of the thread only.
 */
export const reactionsQuery = z.object({
  messageIds: z
    .string()
    .max(REACTION_MESSAGES_LIMIT * 65)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(messageIdParameter).min(1).max(REACTION_MESSAGES_LIMIT)),
});

/** Of a message without reactions there is none. The emoji that was chosen first is first. */
export const messageReactions = z.object({ messageId: z.string(), reactions: z.array(reaction) });
export type MessageReactions = z.infer<typeof messageReactions>;
export const reactionList = z.object({ items: z.array(messageReactions) });

/** Somebody chose an emoji, or took it back; `count` is how many have chosen it since. */
export interface ReactionUpdate {
  readonly threadId: string;
  readonly messageId: string;
  readonly emoji: string;
  readonly communicationUserId: string;
  readonly isSet: boolean;
  readonly count: number;
}
