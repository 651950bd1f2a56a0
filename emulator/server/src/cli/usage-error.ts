/** A mistake on the command line, in the environment or in a file it names; the message is all that is printed. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
