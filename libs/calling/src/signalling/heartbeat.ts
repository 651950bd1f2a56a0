export interface HeartbeatOptions {
  readonly intervalMs: number;
  ping(): void;
  /** Nothing has come back for too long. */
  onDead(): void;
}

export interface Heartbeat {
  /** A message came: the connection lives. */
  heard(): void;
  checkNow(): void;
  stop(): void;
}

const answerWithinMs = 8_000;

/** Finds out that a connection is dead although nothing has told so. */
export function startHeartbeat({ intervalMs, ping, onDead }: HeartbeatOptions): Heartbeat {
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const check = () => {
    ping();
    deadline ??= setTimeout(onDead, answerWithinMs);
  };
  const timer = setInterval(check, intervalMs);
  return {
    heard() {
      clearTimeout(deadline);
      deadline = undefined;
    },
    checkNow: check,
    stop() {
      clearInterval(timer);
      clearTimeout(deadline);
    },
  };
}
