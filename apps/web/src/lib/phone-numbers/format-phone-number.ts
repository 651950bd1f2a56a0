/** Calling codes of two digits; `1` and `7` have one, all others three. @see ITU-T E.164 */
const twoDigitCode = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** How many digits the area code has after a calling code; the first pattern that fits counts. */
const areaCodes: Record<string, readonly (readonly [RegExp, number])[]> = {
  '1': [[/^/, 3]],
  '44': [
    [/^2/, 2],
    [/^(11|1\d1|[389])/, 3],
    [/^/, 4],
  ],
  '46': [
    [/^8/, 1],
    [/^(1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7|90)/, 2],
    [/^/, 3],
  ],
  '81': [
    [/^[36]/, 1],
    [/^(120|800)/, 3],
    [/^/, 2],
  ],
  '82': [
    [/^2/, 1],
    [/^/, 2],
  ],
};

/**
 * A number in E.164 as people read it, for example `+1 206 555 0100`. Area codes are set apart for the countries that sell
 * numbers here, elsewhere digits stand in groups; a number is never refused or changed.
 */
export function formatPhoneNumber(phoneNumber: string): string {
  if (!/^\+[1-9]\d{4,14}$/.test(phoneNumber)) return phoneNumber;
  const digits = phoneNumber.slice(1);
  const callingCode = callingCodeOf(digits);
  const national = digits.slice(callingCode.length);
  const length = areaCodes[callingCode]?.find(([pattern]) => pattern.test(national))?.[1] ?? 0;
  const subscriber = national.slice(length);
  const groups = callingCode === '46' ? inPairs(subscriber) : inGroups(subscriber);
  return [`+${callingCode}`, national.slice(0, length), ...groups].filter(Boolean).join(' ');
}

function callingCodeOf(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, twoDigitCode.test(digits) ? 2 : 3);
}

/** Groups of three from the front, the last one of up to four: 7 digits become 3-4, 8 become 4-4. */
function inGroups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  if (digits.length === 8) return [digits.slice(0, 4), digits.slice(4)];
  return [digits.slice(0, 3), ...inGroups(digits.slice(3))];
}

/** As Sweden writes it: pairs, after a first group of three when the digits are odd in number or eight. */
function inPairs(digits: string): string[] {
  if (digits.length === 8) return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const head = digits.length % 2 === 1 ? 3 : 2;
  return [digits.slice(0, head), ...(digits.slice(head).match(/\d{1,2}/g) ?? [])];
}
