'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './button-link.module.css';

export interface ButtonLinkProps {
  href: string;
  appearance?: 'primary' | 'secondary';
  icon?: ReactNode;
  /** For assistive technology, when several links say the same: begins with what is written on it. */
  label?: string;
  children: ReactNode;
}

/** A link to another page that looks like the buttons beside it. */
export function ButtonLink({ href, appearance = 'secondary', icon, label, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={styles[appearance]} aria-label={label}>
      {icon ? (
        <span aria-hidden="true" className={styles['icon']}>
          {icon}
        </span>
      ) : null}
      {children}
    </Link>
  );
}
