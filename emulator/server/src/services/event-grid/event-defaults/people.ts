import { parseRawId } from '@switchboard/acs-contracts';

const resource = 'ac5e0000-0000-4000-8000-000000003002';

export const alice = `8:acs:${resource}_00000000-0000-4000-8000-00000000a11c`;
export const bob = `8:acs:${resource}_00000000-0000-4000-8000-000000000b0b`;
/** Wire models of the two. */
export const aliceIdentifier = parseRawId(alice);
export const bobIdentifier = parseRawId(bob);

export const before = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString();
