/** True while the reader looks at this page. */
export function isReading(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
