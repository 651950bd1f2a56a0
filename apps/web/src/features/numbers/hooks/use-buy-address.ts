'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { readSearchQuery, writeSearchQuery, type SearchQuery } from '../search-form/search-query.ts';

type Step = { readonly search?: string; readonly order?: string };

/**
 * Where somebody stands between the form and the bought numbers, as the page's address has it: it can be passed on, outlives
 * a reload, and the browser's way back leads from the results to the form as it was. What is chosen in the form is kept
 * beside the address too, which follows a moment later.
 */
export function useBuyAddress() {
  const parameters = useSearchParams();
  const [query, setQuery] = useState(() => readSearchQuery(parameters));

  useEffect(() => {
    const read = () => setQuery(readSearchQuery(new URLSearchParams(location.search)));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  /** Keeps what is chosen in the form, without a way back to what was chosen before. */
  const write = useCallback((chosen: SearchQuery) => {
    setQuery(chosen);
    history.replaceState(null, '', addressOf(chosen));
  }, []);
  const goTo = useCallback((step: Step) => history.pushState(null, '', addressOf(query, step)), [query]);
  /** Goes on without a way back to the step before. */
  const replaceBy = useCallback(
    (step: Step) => history.replaceState(null, '', addressOf(query, step)),
    [query],
  );
  return {
    query,
    searchId: parameters.get('search') ?? undefined,
    orderId: parameters.get('order') ?? undefined,
    write,
    goTo,
    replaceBy,
  };
}

function addressOf(query: SearchQuery, step: Step = {}): string {
  const parameters = writeSearchQuery(query);
  for (const [name, value] of Object.entries(step)) parameters.set(name, value);
  return parameters.size === 0 ? location.pathname : `?${parameters}`;
}
