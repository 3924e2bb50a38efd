import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

export interface NoteProps {
  /** `calm` to know, `soon` to heed, `late` for what stopped or failed. */
  tone?: 'calm' | 'soon' | 'late';
  title?: ComponentChildren;
  children?: ComponentChildren;
  acts?: ComponentChildren;
  /** Heard when it appears; for what came by itself. */
  live?: boolean;
}

const toneClass = { calm: 'note calm', soon: 'note', late: 'note late' } as const;

export const Note = ({ tone = 'calm', title, children, acts, live = false }: NoteProps) => (
  <div class={toneClass[tone]} role={live ? 'status' : undefined}>
    <Icon name={tone === 'calm' ? 'note' : 'warning'} />
    <div>
      {title && <b>{title}</b>}
      {title && children ? ' ' : null}
      {children}
      {acts && <div class="acts">{acts}</div>}
    </div>
  </div>
);

interface AlarmProps {
  title: string;
  /** What was not done, and whom to call. */
  children: ComponentChildren;
  /** The stable code of the error, in the reader's sentence: “Code D-204.” */
  code: string;
  acts?: ComponentChildren;
}

/** There is one: the directory and a device do not agree, and sending has stopped. It takes the place of the send bar. */
export const Alarm = ({ title, children, code, acts }: AlarmProps) => (
  <div class="note late" role="alert">
    <Icon name="warning" />
    <div>
      <b>{title}</b>
      <br />
      {children} <span class="num">{code}</span>
      {acts && <div class="acts">{acts}</div>}
    </div>
  </div>
);
