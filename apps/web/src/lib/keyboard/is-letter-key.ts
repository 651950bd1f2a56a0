/** What tells which key was pressed. Browsers that fill a field in send events that tell nothing. */
type PressedKey = Partial<Pick<KeyboardEvent, 'key' | 'code'>>;

const ascii = /^[\x21-\x7E]$/;

/**
 * Whether the key of a letter was pressed: the one that writes it in this layout, be it QWERTZ or Dvorak, or, where none does, as in
 * Arabic or Korean, the one that has it on most keyboards.
 * @param letter from a to z, small
 */
export function isLetterKey({ key = '', code }: PressedKey, letter: string): boolean {
  return ascii.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`;
}
