/** The files that were chosen, each with what is to be said of it before a byte is read. */
import { MAX_EVIDENCE_FILES, MAX_FILE_BYTES } from '@kopri/protocol';
import { Button } from '../../ui/button.js';
import { FileDrop } from '../../ui/file-drop.js';
import { useSpeaker } from '../../ui/speaker.js';

interface ChosenFilesProps {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}

export const isTooLarge = ({ size }: File): boolean => size > MAX_FILE_BYTES;

/** What the name of a file may not hold: it will be written beside others elsewhere. */
export const isUnwritable = ({ name }: File): boolean => /[\\/:]/.test(name) || /^\.+$/.test(name);

export function ChosenFiles({ files, onFiles }: ChosenFilesProps) {
  const { text, bytes } = useSpeaker();
  const add = (more: readonly File[]): void => onFiles([...files, ...more].slice(0, MAX_EVIDENCE_FILES));
  return (
    <>
      <FileDrop label={text('evidence.files')} hint={text('evidence.files-hint')} many onFiles={add} />
      {files.length > 0 && (
        <ul class="files">
          {files.map((file, at) => (
            <li key={at}>
              <bdi>{file.name}</bdi> <span class="small num">{bytes(file.size)}</span> <Remark file={file} />
              <Button
                kind="quiet"
                label={text('evidence.remove-file', { name: file.name })}
                onPress={() => onFiles(files.filter((each) => each !== file))}
              >
                {text('evidence.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Remark({ file }: { file: File }) {
  const { text, bytes } = useSpeaker();
  if (isTooLarge(file)) return <b class="late-t">{text('evidence.too-large', { size: bytes(MAX_FILE_BYTES) })}</b>;
  if (isUnwritable(file)) return <b class="late-t">{text('evidence.name-unwritable')}</b>;
  return file.size === 0 ? <b class="soon-t">{text('evidence.empty-file')}</b> : null;
}
