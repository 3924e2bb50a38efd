import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.js';
import { Modal } from './modal.js';

interface DialogProps {
  /** Asks the effect: “Remove the tablet?” */
  title: string;
  /** What ends, and what cannot be undone. */
  children: ComponentChildren;
  /** Verb and object: “Remove the tablet”. */
  act: string;
  onAct: () => void;
  /** Why the act cannot be done yet. */
  blocked?: string | undefined;
  /** The safe way out, which Esc takes: “Keep it”. */
  keep: string;
  onKeep: () => void;
  /** What cannot be undone begins on the safe button. */
  irreversible?: boolean;
}

/** For the irreversible, and for a few fields that belong to one act. */
export function Dialog({ title, children, act, onAct, blocked, keep, onKeep, irreversible = false }: DialogProps) {
  const id = useId();
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (irreversible) safe.current?.focus();
  }, []);
  return (
    <Modal labelledBy={id} onClose={onKeep}>
      <h2 id={id}>{title}</h2>
      <div class="says">{children}</div>
      <div class="acts">
        <Button kind={irreversible ? 'danger' : 'go'} onPress={onAct} blocked={blocked}>
          {act}
        </Button>
        <Button onPress={onKeep} keys="Escape" buttonRef={safe}>
          {keep}
        </Button>
      </div>
    </Modal>
  );
}
