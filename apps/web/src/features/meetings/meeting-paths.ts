/** Where a meeting is shown; the link that people are given. */
export const meetingPath = (id: string) => `/meetings/${encodeURIComponent(id)}`;

/** Where it takes place. */
export const meetingCallPath = (id: string) => `${meetingPath(id)}/call`;
