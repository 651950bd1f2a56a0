import { AppError } from '@switchboard/node-kit';

type Wrong = readonly { path: string; message: string }[];

const sentences = (errors: Wrong) => errors.map(({ message }) => message).join(' ');

export const meetingTimesRefused = (errors: Wrong) =>
  new AppError('invalid', 'meetings/times-refused', sentences(errors), { errors });

export const meetingUsersRefused = (errors: Wrong) =>
  new AppError('invalid', 'meetings/users-refused', `Nobody was invited: ${sentences(errors)}`, { errors });

export const guestMayNotCreate = () =>
  new AppError(
    'forbidden',
    'meetings/guest-may-not-create',
    'Guests cannot plan meetings. Ask a member to do it.',
  );

export const tooManyMeetings = (limit: number) =>
  new AppError(
    'conflict',
    'meetings/too-many',
    `You have planned ${limit} meetings already that are not over. Cancel one before you plan another.`,
  );

/** Also when there is one that the caller may not know of. */
export const meetingNotFound = (id: string) =>
  new AppError(
    'missing',
    'meetings/not-found',
    `There is no meeting ${id} that you are invited to. It may have been cancelled.`,
  );

export const notYourMeeting = () =>
  new AppError(
    'forbidden',
    'meetings/not-yours',
    'Only whoever organizes the meeting, or an administrator, may change or cancel it.',
  );

export const notInvited = () =>
  new AppError(
    'forbidden',
    'meetings/not-invited',
    'You are not invited to this meeting. Ask its organizer to invite you.',
  );

/** A room takes 350 people. @see `roomLimits` of libs/acs-contracts */
export const meetingFull = (limit: number) =>
  new AppError(
    'conflict',
    'meetings/full',
    `${limit} people have come by the link already, more than that do not fit in. Ask the organizer to invite you.`,
  );

export const meetingNotStarted = (from: Date) =>
  new AppError(
    'conflict',
    'meetings/not-started',
    `The meeting is not open yet. Come back at ${from.toISOString()}.`,
  );

export const meetingOver = (until: Date) =>
  new AppError('conflict', 'meetings/over', `The meeting was closed at ${until.toISOString()}.`);

export const meetingIsChanging = () =>
  new AppError('unavailable', 'meetings/changing', 'The meeting is being changed. Try again.', {
    retryAfterSeconds: 1,
  });

export const meetingChangedMeanwhile = () =>
  new AppError(
    'conflict',
    'meetings/changed-meanwhile',
    'Somebody else has changed the meeting since you read it. Look at it as it is now, and change it again.',
  );

export const roomNotFound = (roomId: string, cause: unknown) =>
  new AppError('missing', 'rooms/not-found', `The resource has no room ${roomId}.`, { cause });

export const roomRefused = (cause: unknown) =>
  new AppError(
    'invalid',
    'rooms/refused',
    `Azure Communication Services refuses the meeting: ${(cause as Error).message.slice(0, 300)}`,
    { cause },
  );
