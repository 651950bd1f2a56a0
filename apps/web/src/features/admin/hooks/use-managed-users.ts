'use client';

import type { ManagedUser, UpdateManagedUserRequest } from '@switchboard/access-api';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useDebounced } from '../../../lib/http/use-debounced.ts';
import { usePages } from '../../../lib/http/use-pages.ts';

/** The users whose name contains what is typed, and the changes that an administrator may make to them. */
export function useManagedUsers(text: string) {
  const search = useDebounced(text.trim());
  const users = usePages<ManagedUser>(
    useCallback(
      (cursor, signal) =>
        accessApi.listManagedUsers({ search, limit: 50, ...(cursor ? { cursor } : {}) }, { signal }),
      [search],
    ),
  );
  const { change } = users;
  const update = useAction(
    useCallback(
      async (id: string, body: UpdateManagedUserRequest) => {
        const changed = await accessApi.updateManagedUser(id, body);
        change((items) => items.map((user) => (user.id === id ? changed : user)));
      },
      [change],
    ),
  );
  return { users, update };
}
