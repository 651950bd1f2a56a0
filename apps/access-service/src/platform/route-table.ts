export interface Route {
  readonly method: string;
  /** In the server's syntax: `/api/threads/:threadId`. */
  readonly path: string;
}

/** Every route of the running server, noted as the server registers it. */
export class RouteTable {
  readonly #routes: Route[] = [];

  add(method: string | string[], path: string): void {
    for (const one of [method].flat()) this.#routes.push({ method: one, path });
  }

  get routes(): readonly Route[] {
    return this.#routes;
  }

  /** The methods that the path takes; empty when there is no such path. */
  methodsOf(path: string): string[] {
    const segments = path.split('/');
    const matching = this.#routes.filter(({ path: pattern }) => {
      const parts = pattern.split('/');
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith(':') || part === segments[index])
      );
    });
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}
