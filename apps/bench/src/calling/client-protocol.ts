/** What the benchmark asks of its calling clients, which live in a process of their own, and what they answer. */
export interface CallingUser {
  readonly rawId: string;
  readonly token: string;
}

export type CallingCommand =
  | { readonly command: 'connect'; readonly url: string; readonly users: readonly CallingUser[] }
  /** Each user with an even index calls the next one; all calls go on. */
  | { readonly command: 'callAll' }
  /** Each pair hangs up and calls again, a few at a time, while all others talk. */
  | { readonly command: 'measureSetUp' };

export interface CallingAnswers {
  readonly connect: { readonly connected: number };
  readonly callAll: { readonly calls: number };
  /** From the sending of each message of a set-up until it has its effect at the other. */
  readonly measureSetUp: { readonly milliseconds: readonly number[] };
}
