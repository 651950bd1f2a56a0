'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './place-tabs.module.css';

export interface PlaceTabsProps {
  label: string;
  places: readonly { readonly href: string; readonly label: string }[];
}

/** Links to the pages that share one heading. */
export function PlaceTabs({ label, places }: PlaceTabsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={styles['places']}>
      {places.map((place) => (
        <Link key={place.href} href={place.href} aria-current={pathname === place.href ? 'page' : undefined}>
          {place.label}
        </Link>
      ))}
    </nav>
  );
}
