/** For whoever comes without a link in the address: it is pasted, and read before anything is sent. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../ui/button.js';
import { focusFirstFault } from '../../ui/field.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import type { LinkSeen } from './invitation.js';

interface PasteLinkProps {
  /** What came with the address and could not be read. */
  readonly first: string;
  readonly onLink: (link: Extract<LinkSeen, { seen: 'invitation' }>) => void;
}

export function PasteLink({ first, onLink }: PasteLinkProps) {
  const { text, error } = useStartSpeaker();
  const form = useRef<HTMLFormElement>(null);
  const [pasted, setPasted] = useState(first);
  const [seen, setSeen] = useState<LinkSeen>();
  useEffect(() => {
    if (seen?.seen === 'malformed') focusFirstFault(form.current ?? undefined);
  }, [seen]);
  const read = async (): Promise<LinkSeen> => (await import('./invitation.js')).seeLink(pasted, location.origin);
  useEffect(() => {
    if (first !== '') void read().then(setSeen);
  }, []);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void read().then((found) => (found.seen === 'invitation' ? onLink(found) : setSeen(found)));
  };
  const { message, hint } = error('link-malformed');
  return (
    <form class="form" ref={form} noValidate onSubmit={onSubmit}>
      <TextArea
        label={text('start.link')}
        hint={text('start.link-hint')}
        error={seen?.seen === 'malformed' ? `${message} ${hint}` : undefined}
        value={pasted}
        onValue={setPasted}
        required
      />
      {seen?.seen === 'elsewhere' && (
        <Note
          tone="soon"
          title={text('start.elsewhere', { address: seen.address })}
          live
          acts={<ButtonLink href={seen.text}>{text('start.open-there')}</ButtonLink>}
        >
          {text('start.elsewhere-says')}
        </Note>
      )}
      <div class="acts">
        <Button kind="go" submit>
          {text('start.go-on')}
        </Button>
      </div>
    </form>
  );
}
