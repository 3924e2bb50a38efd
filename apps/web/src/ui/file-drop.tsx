import { useId, useRef, useState } from 'preact/hooks';
import { FieldGroup, type FieldTexts } from './field.js';
import { Icon } from './icon.js';
import { useSpeaker } from './speaker.js';

interface FileDropProps extends FieldTexts {
  onFiles: (files: readonly File[]) => void;
  many?: boolean;
  /** As the `accept` of HTML: `.kpf,application/pdf`. */
  accept?: string | undefined;
}

/** Files dropped, or chosen in the dialog of the system. */
export function FileDrop({ onFiles, many = false, accept, ...texts }: FileDropProps) {
  const speaker = useSpeaker();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const taken = [...(files ?? [])].slice(0, many ? undefined : 1);
    if (taken.length > 0) onFiles(taken);
  };
  const input = useRef<HTMLInputElement>(null);
  return (
    <FieldGroup {...texts}>
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <input
          ref={input}
          class="vh"
          id={id}
          type="file"
          multiple={many}
          accept={accept}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <label class="btn" for={id}>
          <Icon name="plus" />
          {speaker.text(many ? 'shell.choose-files' : 'shell.choose-file')}
        </label>
        <span class="small" aria-hidden="true">
          {speaker.text('shell.drop-here')}
        </span>
      </div>
    </FieldGroup>
  );
}
