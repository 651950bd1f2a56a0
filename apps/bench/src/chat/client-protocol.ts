/** What the benchmark asks of its chat clients, which live in a process of their own, and what they answer. */
export type ClientCommand =
  | { readonly command: 'open'; readonly urls: readonly string[] }
  | {
      readonly command: 'measureLatency';
      readonly port: number;
      /** Sent in turn; `receiver` is the index of the connection on which its event is awaited. */
      readonly messages: readonly { readonly request: string; readonly receiver: number }[];
      readonly warmUps: number;
    }
  | {
      readonly command: 'measureFanOut';
      readonly port: number;
      /** One connection sends each of these, `repetitions` times. */
      readonly requests: readonly string[];
      readonly repetitions: number;
      readonly deliveriesPerRequest: number;
    };

export interface ClientAnswers {
  readonly open: { readonly opened: number };
  readonly measureLatency: { readonly milliseconds: readonly number[] };
  readonly measureFanOut: {
    readonly seconds: number;
    readonly deliveries: number;
    readonly frameLength: number;
  };
}
