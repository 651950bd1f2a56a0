import { emailLimits } from '@switchboard/acs-contracts';

/** No quoted local parts, comments or address literals: the service takes none either. */
const pattern = /^[^\s@<>(),;:\\"[\]]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u;

export const isEmailAddress = (text: string) =>
  text.length <= emailLimits.addressCharacters && pattern.test(text);

export function splitAddress(address: string): { readonly localPart: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { localPart: address.slice(0, at), domain: address.slice(at + 1) };
}

/** Addresses are the same in any case, as practically all servers have it. */
export const sameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
