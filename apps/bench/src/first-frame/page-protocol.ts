/** What the page of the benchmark offers to the process that drives it, as `window.bench`. */
export interface BenchPage {
  signIn(access: PageAccess): Promise<void>;
  /** Decides what the next click on `#go` does. */
  prepare(action: Action): Promise<void>;
  /** From that click until the first picture of the other was shown. */
  firstFrameMs(): Promise<number>;
  /** Calls somebody, with the camera on. */
  start(rawId: string): Promise<void>;
  /** Resolves when a call comes in. */
  ringing(): Promise<void>;
  /** Resolves once the call goes on, with the camera on. */
  connected(): Promise<void>;
  join(groupId: string): Promise<void>;
  /** Resolves once there is no call any more, whoever ended it. */
  leave(): Promise<void>;
}

export interface PageAccess {
  readonly token: string;
  readonly endpoint: string;
  readonly insecureEndpoint: string;
}

export type Action =
  | { readonly kind: 'accept' }
  | { readonly kind: 'join'; readonly groupId: string }
  /** Two connections of this page alone, without the library and the service. */
  | { readonly kind: 'bare'; readonly iceServers: readonly IceServer[] };

export interface IceServer {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
}
