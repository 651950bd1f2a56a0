'use client';

import { useEffect } from 'react';

let pageTitle: string | undefined;
const unreadBySource = new Map<string, number>();
const separator = ' · ';

/** Names the page after what it shows, for as long as the component is there. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    pageTitle = title;
    write();
    return () => {
      pageTitle = undefined;
    };
  }, [title]);
}

/** Puts the number of unread messages, of all sources together, in front of every page's title. */
export function useUnreadInTitle(source: string, count: number): void {
  useEffect(() => {
    unreadBySource.set(source, count);
    write();
  }, [source, count]);
  useEffect(() => {
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      unreadBySource.delete(source);
      write();
    };
  }, [source]);
}

function write() {
  const bare = document.title.replace(/^\(\d+\+?\)( |$)/, '');
  // Between two pages there is no title.
  if (bare === '') return;
  const product = bare.split(separator).at(-1) ?? bare;
  const wanted = pageTitle === undefined ? bare : `${pageTitle}${separator}${product}`;
  const unread = [...unreadBySource.values()].reduce((total, count) => total + count, 0);
  const titled = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${wanted}` : wanted;
  if (document.title !== titled) document.title = titled;
}
