import { classNames } from '@switchboard/ui';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<Row> {
  /** Heads the column, and each of its cells where the rows are cards. */
  label: string;
  /** `name`: tells what its row is about. `actions`: what can be done with it; the label is heard, not seen. */
  role?: 'name' | 'actions';
  className?: string | undefined;
  cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** Heard, not seen: the page has a heading. */
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly Column<Row>[];
}

/** Rows of facts; on a phone each row is a card. */
export function DataTable<Row>({ caption, rows, keyOf, columns }: DataTableProps<Row>) {
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, role }) => (
            <th key={label} scope="col">
              {role === 'actions' ? <span className="visually-hidden">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.label} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { label, role, className, cell } = column;
  if (role === 'name') {
    return (
      <th scope="row" className={className}>
        {cell(row)}
      </th>
    );
  }
  if (role === 'actions') return <td className={classNames(styles['actions'], className)}>{cell(row)}</td>;
  return (
    <td data-label={label} className={className}>
      {cell(row)}
    </td>
  );
}
