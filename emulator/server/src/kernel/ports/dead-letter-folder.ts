/** Where events that could not be delivered are left for people to find, as Azure leaves them in a blob container. */
export interface DeadLetterFolder {
  /** `path` is relative and made of safe names. Does nothing when the emulator keeps nothing on disk. */
  write(path: string, content: string): Promise<void>;
}
