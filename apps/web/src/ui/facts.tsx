import type { ComponentChildren } from 'preact';

export interface Fact {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** The head of a case: a few facts side by side. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class={`facts of-${facts.length}`}>
    {facts.map((fact) => (
      <div key={fact.label} class={fact.class}>
        <dt>{fact.label}</dt>
        <dd>{fact.children}</dd>
      </div>
    ))}
  </dl>
);

/** Facts one under another. */
export const Pairs = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="kv">
    {facts.map((fact) => [
      <dt key={`${fact.label}-label`}>{fact.label}</dt>,
      <dd key={fact.label}>{fact.children}</dd>,
    ])}
  </dl>
);
