import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './conversation-link.module.css';

export interface ConversationLinkProps {
  href: string;
  isSelected: boolean;
  /** A `ThreadRow`. */
  children: ReactNode;
}

/** One line of a list of conversations. There are many: none is loaded before it is wanted. */
export function ConversationLink({ href, isSelected, children }: ConversationLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={styles['link']}
      aria-current={isSelected ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}
