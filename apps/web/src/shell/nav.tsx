import { useId } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Icon, type IconName } from '../ui/icon.js';
import { Modal } from '../ui/modal.js';
import { useSpeaker } from '../ui/speaker.js';
import { type Me, MeBlock } from './me-block.js';

export interface NavItem {
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
  /** How many things stand there; zero is not shown. */
  readonly count?: number | undefined;
  readonly current?: boolean;
}

export function RailLink({ item: { href, icon, words, count, current } }: { item: NavItem }) {
  const { number } = useSpeaker();
  return (
    <a class="nav" href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      {words}
      {count ? <span class="n">{number(count)}</span> : null}
    </a>
  );
}

/** On a phone: the other sections, who one is, and Lock. */
export function MoreSheet(props: { items: readonly NavItem[]; me: Me; onClose: () => void }) {
  const { text } = useSpeaker();
  const id = useId();
  return (
    <Modal labelledBy={id} onClose={props.onClose}>
      <h2 id={id}>{text('shell.sections')}</h2>
      <nav class="says rest" aria-labelledby={id} onClick={props.onClose}>
        {props.items.map((item) => (
          <RailLink key={item.href} item={item} />
        ))}
      </nav>
      <MeBlock me={props.me} />
      <div class="acts gap-3">
        <Button onPress={props.onClose}>{text('shell.close')}</Button>
      </div>
    </Modal>
  );
}
