import type { ComponentChildren } from 'preact';

interface CardProps {
  title?: ComponentChildren;
  children: ComponentChildren;
  acts?: ComponentChildren;
}

/** Only for a thing that can be handed over: evidence, a member, an applicant. */
export const Card = ({ title, children, acts }: CardProps) => (
  <article class="card">
    {title && <h3>{title}</h3>}
    {children}
    {acts && <div class="acts">{acts}</div>}
  </article>
);

interface EmptyProps {
  /** What is so: “Nothing needs you today.” */
  title: string;
  /** What comes next. */
  children?: ComponentChildren;
  /** One act at most. */
  act?: ComponentChildren;
}

export const Empty = ({ title, children, act }: EmptyProps) => (
  <div class="empty">
    <p>{title}</p>
    {children && <p class="two">{children}</p>}
    {act && <div class="acts">{act}</div>}
  </div>
);
