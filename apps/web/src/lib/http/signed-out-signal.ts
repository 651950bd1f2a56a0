const signal = new EventTarget();
const eventName = 'signed-out';

/** The session ended somewhere else: a request or a token was refused. */
export function announceSignedOut(): void {
  signal.dispatchEvent(new Event(eventName));
}

/** Returns the function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  signal.addEventListener(eventName, listener);
  return () => signal.removeEventListener(eventName, listener);
}
