'use client';

import { Button } from '@fluentui/react-components';

export interface MoreButtonProps {
  label: string;
  /** Of `usePages`. */
  pages: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => Promise<unknown> };
}

/** Brings the next page of a list, as long as there is one. */
export function MoreButton({ label, pages }: MoreButtonProps) {
  if (!pages.hasMore) return null;
  return (
    <Button disabledFocusable={pages.isLoadingMore} onClick={() => void pages.loadMore()}>
      {label}
    </Button>
  );
}
