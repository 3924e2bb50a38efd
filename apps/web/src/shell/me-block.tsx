import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.js';
import { useSpeaker } from '../ui/speaker.js';

export interface Me {
  readonly name: string;
  readonly authority: string;
  readonly onLock: () => void;
}

export function MeBlock({ me, children }: { me: Me; children?: ComponentChildren }) {
  const { text } = useSpeaker();
  return (
    <div class="me">
      {children}
      <span>
        <b>{me.name}</b>
        {me.authority}
      </span>
      <Button kind="quiet" keys="Ctrl+KeyL" onPress={me.onLock}>
        {text('shell.lock')}
      </Button>
    </div>
  );
}
