// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DataTable, type Column } from './data-table.tsx';

interface Planet {
  name: string;
  moons: number;
}

const columns: Column<Planet>[] = [
  { label: 'Name', role: 'name', cell: ({ name }) => name },
  { label: 'Moons', cell: ({ moons }) => moons },
  { label: 'Actions', role: 'actions', cell: ({ name }) => <button>Visit {name}</button> },
];

describe('DataTable', () => {
  it('is named by its caption, its rows and columns by their headings', () => {
    render(
      <DataTable
        caption="Planets"
        rows={[
          { name: 'Earth', moons: 1 },
          { name: 'Mars', moons: 2 },
        ]}
        keyOf={({ name }) => name}
        columns={columns}
      />,
    );
    const table = within(screen.getByRole('table', { name: 'Planets' }));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Name',
      'Moons',
      'Actions',
    ]);
    expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Earth', 'Mars']);
    const mars = within(table.getByRole('row', { name: /Mars/ }));
    expect(mars.getByRole('cell', { name: '2' }).dataset['label']).toBe('Moons');
    expect(mars.getByRole('button', { name: 'Visit Mars' })).toBeDefined();
  });
});
