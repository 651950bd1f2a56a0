/** Browsers that ask for devices, and keep the answer, in different places. */
export type BrowserKind = 'android' | 'chromium' | 'firefox' | 'ios' | 'safari' | 'other';

/** Only for words of help: nothing works differently. */
export function browserKindOf(userAgent: string, touchPoints = 0): BrowserKind {
  // iPads call themselves Macs.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Chrome\/|Chromium\//.test(userAgent)) return 'chromium';
  return /Safari\//.test(userAgent) ? 'safari' : 'other';
}
