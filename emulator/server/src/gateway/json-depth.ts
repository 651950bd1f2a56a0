import { badRequest } from '../kernel/acs-error.ts';

const maximumDepth = 64;
const quote = 0x22;
const backslash = 0x5c;

/** Refuses JSON nested so deeply that walking it could exhaust the stack. */
export function requireShallowJson(text: Uint8Array): void {
  if (text.length <= 2 * maximumDepth) return;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const byte = text[index]!;
    if (inString) {
      if (byte === backslash) index += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) {
      inString = true;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > maximumDepth) {
        throw badRequest(`The request body is nested deeper than ${maximumDepth} levels.`);
      }
    } else if (byte === 0x5d || byte === 0x7d) {
      depth -= 1;
    }
  }
}
