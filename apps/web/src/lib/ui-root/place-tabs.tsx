'use client';

import { CounterBadge } from '@fluentui/react-components';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './place-tabs.module.css';

interface Place {
  readonly href: string;
  readonly label: string;
  /** How much is new there, and how that is said. */
  readonly news?: { readonly count: number; readonly hint: string } | undefined;
}

export interface PlaceTabsProps {
  label: string;
  places: readonly Place[];
}

/** Links to the pages that share one heading. */
export function PlaceTabs({ label, places }: PlaceTabsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={styles['places']}>
      {places.map((place) => (
        <Link key={place.href} href={place.href} aria-current={pathname === place.href ? 'page' : undefined}>
          {place.label}
          {place.news && place.news.count > 0 ? (
            <>
              <CounterBadge count={place.news.count} size="small" color="brand" aria-hidden="true" />
              <span className="visually-hidden">{place.news.hint}</span>
            </>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
