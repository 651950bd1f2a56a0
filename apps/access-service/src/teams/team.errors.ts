import { AppError } from '@switchboard/node-kit';

export const teamNotFound = (id: string) =>
  new AppError('missing', 'teams/not-found', `There is no team with the id ${id}.`);

export const teamNameTaken = (name: string) =>
  new AppError(
    'conflict',
    'teams/name-taken',
    `There is already a team named "${name}". Choose another name.`,
  );

export const membersRefused = (errors: { path: string; message: string }[]) =>
  new AppError(
    'invalid',
    'teams/members-refused',
    `Nothing was changed: ${errors.map(({ message }) => message).join(' ')}`,
    { errors },
  );
