/** Lets a page open a window that stays above all others. @see https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

/** The small picture of the call above other windows: a window of its own, or where there is none the browser's for videos. */
export type Picture =
  { readonly kind: 'window'; readonly window: Window & typeof globalThis } | { readonly kind: 'video' };

const size = { width: 360, height: 300 };
const listeners = new Set<() => void>();
let current: Picture | undefined;

function show(next: Picture | undefined): void {
  current = next;
  for (const listener of [...listeners]) listener();
}

const windows = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

/** One per page, so that it stays while one reads something else in the application. */
export const picture = {
  get: () => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isPossible: () => windows() !== undefined || document.pictureInPictureEnabled,
  /** Only in answer to a click. */
  async open(): Promise<void> {
    const opened = await windows()?.requestWindow(size);
    if (!opened) return show({ kind: 'video' });
    dress(opened.document, opened);
    opened.addEventListener('pagehide', () => show(undefined), { once: true });
    show({ kind: 'window', window: opened });
  },
  close(): void {
    if (current?.kind === 'window') current.window.close();
    if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined);
    show(undefined);
  },
};

/** Gives the new document the look of this one. Adopted sheets need no permission of the content security policy. */
function dress(target: Document, { CSSStyleSheet: Sheet }: Window & typeof globalThis): void {
  const sheet = new Sheet();
  sheet.replaceSync([...document.styleSheets].map(rulesOf).join('\n'));
  target.adoptedStyleSheets = [sheet];
  for (const { name, value } of document.documentElement.attributes)
    target.documentElement.setAttribute(name, value);
  target.title = document.title;
}

function rulesOf(sheet: CSSStyleSheet): string {
  try {
    return [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
  } catch {
    // A sheet of somebody else's, such as a browser extension's, may not be read.
    return '';
  }
}
