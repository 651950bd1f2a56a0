import { z } from 'zod';

/** The trouter client knows an ACS token as a "skype token". @see `authorizationHeaders` of the trouter client */
export const trouterHeaders = z.looseObject({ 'x-skypetoken': z.string().max(16_384).optional() });

export const endpointId = z.string().min(1).max(128);

/** `epid` is the client's own registration id and stays for its life; `cid` is what an allocation gave it. */
export const endpointQuery = { epid: endpointId.optional(), cid: endpointId.optional() };
