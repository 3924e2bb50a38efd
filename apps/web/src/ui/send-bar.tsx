/** Says what will happen before it happens: what goes, to which countries, to how many people, on which terms, by when. */
import type { ComponentChildren } from 'preact';
import { Button } from './button.js';
import { UndoLine } from './undo-line.js';
import { useShortcuts } from './use-shortcuts.js';

export type Sending =
  /** `fault`: “1 field to fill”; `lead`: “Show the field”, which `onLead` brings to focus. */
  | { readonly state: 'blocked'; readonly fault: string; readonly lead: string; readonly onLead: () => void }
  | { readonly state: 'ready' }
  | { readonly state: 'sending'; readonly says: string; readonly untilMs: number; readonly onUndo: () => void }
  /** Not connected, or on its way: what is so, in words. */
  | { readonly state: 'queued'; readonly says: string }
  /** The alarm in place of everything. */
  | { readonly state: 'stopped'; readonly alarm: ComponentChildren };

interface SendBarProps {
  /** Names the region: “What will be sent”. */
  label: string;
  /** One phrase each; the first begins with the thing in bold. */
  says: readonly ComponentChildren[];
  /** Names the thing sent: “Send answer”. */
  send: string;
  onSend: () => void;
  sending: Sending;
  /** Quiet buttons before the one that sends. */
  others?: ComponentChildren;
}

export function SendBar({ label, says, send, onSend, sending, others }: SendBarProps) {
  const act = { blocked: sending.state === 'blocked' ? sending.onLead : undefined, ready: onSend };
  useShortcuts({
    'Ctrl+Enter': sending.state === 'blocked' || sending.state === 'ready' ? act[sending.state] : undefined,
  });
  return (
    <div class="bar" role="region" aria-label={label}>
      {sending.state === 'stopped' && sending.alarm}
      {sending.state === 'sending' && <UndoLine {...sending} />}
      {sending.state !== 'stopped' && sending.state !== 'sending' && (
        <>
          <div class="says">
            {says.map((phrase, place) => (
              <span key={place}>{phrase}</span>
            ))}
            <span role="status">
              {sending.state === 'blocked' && <b class="late-t">{sending.fault}</b>}
              {sending.state === 'queued' && <b>{sending.says}</b>}
            </span>
          </div>
          <div class="acts">
            {others}
            {sending.state === 'blocked' && (
              <Button kind="go" keys="Ctrl+Enter" onPress={sending.onLead}>
                {sending.lead}
              </Button>
            )}
            {sending.state === 'ready' && (
              <Button kind="go" keys="Ctrl+Enter" onPress={onSend}>
                {send}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
