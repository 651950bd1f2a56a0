/** What a browser has, Node has not, and the SDK's real-time client asks for. */
export function installBrowserGlobals(): void {
  Object.assign(globalThis, {
    XMLHttpRequest: FetchRequest,
    location: new URL('http://localhost/'),
    self: globalThis,
  });
}

/**
 * As much of XMLHttpRequest as the real-time client's handshake uses.
 * @see the socket.io 0.9 client inside `@azure/communication-signaling`
 */
class FetchRequest {
  withCredentials = false;
  readyState = 0;
  status = 0;
  responseText = '';
  onreadystatechange: (() => void) | null = null;
  readonly #headers = new Headers();
  readonly #aborter = new AbortController();
  #target = { method: 'GET', url: '' };

  open(method: string, url: string): void {
    this.#target = { method, url };
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  abort(): void {
    this.#aborter.abort();
  }

  send(body: string | null): void {
    void this.#exchange(body).finally(() => {
      this.readyState = 4;
      this.onreadystatechange?.();
    });
  }

  async #exchange(body: string | null): Promise<void> {
    const { method, url } = this.#target;
    try {
      const response = await fetch(url, {
        method,
        body,
        headers: this.#headers,
        signal: this.#aborter.signal,
      });
      this.responseText = await response.text();
      this.status = response.status;
    } catch {
      this.status = 0;
    }
  }
}
