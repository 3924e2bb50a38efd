/** Headings that open a part of a screen: a 2 px rule, a count, a remark at the end of the line. */
import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';

interface GroupProps {
  title: string;
  count?: string | number | undefined;
  /** Shown where there is room for it. */
  remark?: string | undefined;
  late?: boolean;
  children: ComponentChildren;
}

/** Rows that belong together: “Overdue 1”. */
export function Group({ title, count, remark, late = false, children }: GroupProps) {
  const id = useId();
  return (
    <section class={late ? 'group late' : 'group'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span class="n">{count}</span>}
        {remark && <span class="small">{remark}</span>}
      </header>
      {children}
    </section>
  );
}

/** The ground on which rows stand. */
export const Rows = ({ children, rowsRef }: { children: ComponentChildren; rowsRef?: Ref<HTMLDivElement> }) => (
  <div class="rows" ref={rowsRef ?? null}>
    {children}
  </div>
);

interface SectionProps {
  title: string;
  /** Discs or a state beside the title. */
  marks?: ComponentChildren;
  remark?: ComponentChildren;
  id?: string | undefined;
  /** Its heading stays in sight while one reads through it. */
  isLong?: boolean;
  children: ComponentChildren;
}

/** A part of a case, of a form's side, of a country sheet. */
export function Section({ title, marks, remark, id, isLong = false, children }: SectionProps) {
  const heading = useId();
  return (
    <section class={isLong ? 'sec long' : 'sec'} id={id} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {marks}
        {remark && <span class="small">{remark}</span>}
      </header>
      {children}
    </section>
  );
}
