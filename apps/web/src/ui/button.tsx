/** Acts. A button that cannot act yet keeps its place in the tab order and says why beside itself. */
import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon.js';
import { type KeySpec, ariaKeys, keyCaps } from './keys.js';

export type ButtonKind = 'go' | 'plain' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  /** Shown as a hint; the screen that owns the act binds it with `useShortcuts`. */
  keys?: KeySpec | undefined;
  children: ComponentChildren;
}

export interface ButtonProps extends Look {
  onPress?: (() => void) | undefined;
  /** Why it does not act now: shown beside it and spoken with it. */
  blocked?: string | undefined;
  submit?: boolean;
  /** For a state that a button shows, as “filter on”. */
  pressed?: boolean | undefined;
  label?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}

const classOf = (kind: ButtonKind = 'plain'): string => (kind === 'plain' ? 'btn' : `btn ${kind}`);

const Inside = ({ icon, keys, children }: Look) => (
  <>
    {icon && <Icon name={icon} />}
    {children}
    {keys &&
      keyCaps(keys).map((cap) => (
        <kbd key={cap} aria-hidden="true">
          {cap}
        </kbd>
      ))}
  </>
);

export function Button({ onPress, blocked, submit = false, pressed, label, buttonRef, ...look }: ButtonProps) {
  const reason = useId();
  const button = (
    <button
      ref={buttonRef ?? null}
      type={submit && blocked === undefined ? 'submit' : 'button'}
      class={classOf(look.kind)}
      aria-disabled={blocked === undefined ? undefined : 'true'}
      aria-describedby={blocked === undefined ? undefined : reason}
      aria-keyshortcuts={look.keys && ariaKeys(look.keys)}
      aria-pressed={pressed}
      aria-label={label}
      onClick={blocked === undefined ? onPress : undefined}
    >
      <Inside {...look} />
    </button>
  );
  if (blocked === undefined) return button;
  return (
    <span class="blocked">
      {button}
      <span class="why" id={reason}>
        {blocked}
      </span>
    </span>
  );
}

/** Looks like a button and leads to a place. */
export const ButtonLink = ({ href, ...look }: Look & { href: string }) => (
  <a class={classOf(look.kind)} href={href} aria-keyshortcuts={look.keys && ariaKeys(look.keys)}>
    <Inside {...look} />
  </a>
);

/** Buttons in a line that wraps. */
export const Acts = ({ children }: { children: ComponentChildren }) => <div class="acts">{children}</div>;
