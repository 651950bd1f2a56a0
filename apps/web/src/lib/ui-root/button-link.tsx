'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './button-link.module.css';

export interface ButtonLinkProps {
  href: string;
  appearance?: 'primary' | 'secondary';
  icon?: ReactNode;
  children: ReactNode;
}

/** A link to another page that looks like the buttons beside it. */
export function ButtonLink({ href, appearance = 'secondary', icon, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={styles[appearance]}>
      {icon ? (
        <span aria-hidden="true" className={styles['icon']}>
          {icon}
        </span>
      ) : null}
      {children}
    </Link>
  );
}
