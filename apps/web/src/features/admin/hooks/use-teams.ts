'use client';

import type { TeamRequest } from '@switchboard/access-api';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

/** All teams, and what an administrator does with them. The list is read anew after each change, it is in order of names. */
export function useTeams() {
  const teams = useLoaded(useCallback((signal: AbortSignal) => accessApi.listTeams({ signal }), []));
  const { reload } = teams;
  const save = useAction(
    useCallback(
      async (id: string | undefined, request: TeamRequest) => {
        await (id === undefined ? accessApi.createTeam(request) : accessApi.replaceTeam(id, request));
        reload();
      },
      [reload],
    ),
  );
  const remove = useAction(
    useCallback(
      async (id: string) => {
        await accessApi.deleteTeam(id);
        reload();
      },
      [reload],
    ),
  );
  return { teams, save, remove };
}
