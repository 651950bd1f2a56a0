/** What a browser has, Node has not, and the SDK's real-time client asks for. */
export function installBrowserGlobals(): void {
  Object.assign(globalThis, {
    XMLHttpRequest: FetchingXmlHttpRequest,
    location: new URL('http://localhost/'),
    self: globalThis,
  });
}

/** As much of XMLHttpRequest as the socket.io client's handshake uses. */
class FetchingXmlHttpRequest {
  withCredentials = false;
  readyState = 0;
  status = 0;
  responseText = '';
  onreadystatechange: (() => void) | null = null;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body: string | null): void {
    const { signal } = this.#abort;
    fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      .then(async (response) => {
        this.responseText = await response.text();
        this.status = response.status;
      })
      .catch(() => undefined)
      .finally(() => {
        this.readyState = 4;
        this.onreadystatechange?.();
      });
  }
}
