/** A stored time as chat writes it: whole seconds, cut off. @see recordings of the service in `azure-sdk-for-js` */
export function toWireTime(time: string): string {
  return `${time.slice(0, 'yyyy-MM-ddTHH:mm:ss'.length)}Z`;
}

/** What a participant added without `shareHistoryTime` gets: the whole history. @see the same recordings */
export const wholeHistory = '1970-01-01T00:00:00.000Z';
