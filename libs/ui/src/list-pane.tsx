'use client';

import type { ReactNode } from 'react';
import { PaneHeader } from './pane-header.tsx';
import { SearchField } from './search-field.tsx';
import styles from './list-pane.module.css';

export interface ListPaneProps {
  title: string;
  /** What the list holds, for assistive technology. */
  label: string;
  actions: ReactNode;
  search: string;
  searchLabel: string;
  onSearch: (text: string) => void;
  /** More ways to narrow the list, below the search field. */
  filters?: ReactNode;
  children: ReactNode;
}

/** The pane of a list: what it is, a way to begin something, a search field, the list. */
export function ListPane(props: ListPaneProps) {
  const { title, label, actions, search, searchLabel, onSearch, filters, children } = props;
  return (
    <section className={styles['pane']} aria-label={label}>
      <PaneHeader title={<h1>{title}</h1>} actions={actions} />
      <div className={styles['filter']}>
        <SearchField appearance="filled-darker" label={searchLabel} value={search} onChange={onSearch} />
      </div>
      {filters}
      <nav aria-label={label} className={styles['scroll']}>
        {children}
      </nav>
    </section>
  );
}
