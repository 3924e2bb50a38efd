/** Lines up on a desk; on a phone every row becomes a block whose values carry the names of their columns. */
import type { ComponentChildren } from 'preact';

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: R) => ComponentChildren;
  /** Figures stand at the end. */
  readonly end?: boolean;
  /** Beside the row's name on a phone, without a label; at most one column. */
  readonly beside?: boolean;
}

interface TableProps<R> {
  /** Spoken; the heading above the table is what people see. */
  label: string;
  /** The first one names the row. */
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** A table of few short figures stays a table on a phone too. */
  always?: boolean;
}

const classOf = <R,>({ end, beside }: Column<R>): string | undefined =>
  [end && 'r', beside && 'k'].filter(Boolean).join(' ') || undefined;

export const Table = <R,>({ label, columns, rows, keyOf, always = false }: TableProps<R>) => (
  <div class="scroll">
    <table class={always ? undefined : 'cards'} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" class={classOf(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, place) => (
              <Cell key={column.key} column={column} row={row} names={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cell = <R,>({ column, row, names }: { column: Column<R>; row: R; names: boolean }) =>
  names ? (
    <th scope="row" role="rowheader">
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" class={classOf(column)} data-l={column.head}>
      <span class="value">{column.cell(row)}</span>
    </td>
  );
