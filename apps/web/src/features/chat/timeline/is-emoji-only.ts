const emoji = /^(?:\p{RGI_Emoji}\s*){1,3}$/v;

/** Up to three emoji and nothing else: such a message is drawn large. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= 80 && emoji.test(text.trim());
}
