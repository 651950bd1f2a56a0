/**
 * For text fields: the direction follows what is written, and the page as long as nothing is (an empty field with
 * `dir="auto"` would stand on the left side of a right-to-left page).
 */
export function writtenDirection(value: string): { dir?: 'auto' } {
  return value === '' ? {} : { dir: 'auto' };
}
