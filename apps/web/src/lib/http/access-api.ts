import { createAccessApiClient, type AccessApiClient } from '@switchboard/access-api';
import { announceSignedOut } from './signed-out-signal.ts';

let csrfToken: string | undefined;

/** To be called with the session that the server rendered the page for. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** The access service as this page sees it: on its own origin, with the session's cookie. */
export const accessApi: AccessApiClient = createAccessApiClient({
  csrfToken: () => csrfToken,
  fetch: async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.status === 401) announceSignedOut();
    return answer;
  },
});
