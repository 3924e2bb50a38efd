/** One piece of evidence: what it is, its files with their checksums, its custody, and the files on their way. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { EvidenceEntry } from '@kopri/client';
import { isErrorCode } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Pairs } from '../../ui/facts.js';
import { Note } from '../../ui/note.js';
import { Transfer } from '../../ui/progress.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import type { AskedCase, CaseFile } from '../case/use-case.js';
import { clocksOf } from '../case/due.js';
import { CustodyChain } from './custody-chain.js';
import { summaryFields } from './summary-fields.js';
import { doneOf, leftMsOf, type FilesTransfer } from './transfers.js';
import { useFetching } from './use-fetching.js';

interface EvidenceCardProps {
  readonly entry: EvidenceEntry;
  readonly file: CaseFile;
  readonly again: AskedCase['again'];
  readonly transfer: FilesTransfer | undefined;
  /** The line of undo, while it can be taken back. */
  readonly children?: ComponentChildren;
}

export function EvidenceCard({ entry, file, again, transfer, children }: EvidenceCardProps) {
  const speaker = useSpeaker();
  const { title, files } = entry;
  const heading = useId();
  return (
    <article class="ev" data-evidence={entry.evidence} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <Pairs facts={summaryFields(entry, speaker, clocksOf(file.view).own)} />
      {files.length > 0 && <Files entry={entry} />}
      {entry.upload === undefined ? (
        <Download entry={entry} again={again} transfer={transfer} />
      ) : (
        <Upload entry={entry} again={again} transfer={transfer} upload={entry.upload} />
      )}
      {children}
      <CustodyChain entry={entry} file={file} />
    </article>
  );
}

function Files({ entry }: { entry: EvidenceEntry }) {
  const { text, bytes } = useSpeaker();
  return (
    <ul class="files">
      {entry.files.map(({ name, size, sha256 }, at) => (
        <li key={at}>
          <bdi>{name}</bdi> <span class="small num">{bytes(size)}</span>
          {size === 0 && <span class="soon-t"> {text('evidence.empty-file')}</span>}
          <span class="sum">
            <span class="small">{text('evidence.checksum')}</span>{' '}
            <span class="mono">{sha256.match(/.{1,8}/g)?.join(' ')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const totalOf = ({ files }: EvidenceEntry): number => files.reduce((sum, { size }) => sum + size, 0);

type MoveProps = Pick<EvidenceCardProps, 'entry' | 'again' | 'transfer'>;

/** Sealed bytes are a little more than those of the file: never more than all of it is shown. */
function amounts(entry: EvidenceEntry, transfer: FilesTransfer | undefined, what: FilesTransfer['what']) {
  const totalBytes = totalOf(entry);
  const done = transfer?.what === what ? transfer : undefined;
  return {
    totalBytes,
    doneBytes: Math.min(totalBytes, done === undefined ? 0 : doneOf(done)),
    leftMs: done === undefined ? undefined : leftMsOf(done, totalBytes),
  };
}

function Upload({ entry, again, transfer, upload }: MoveProps & { upload: NonNullable<EvidenceEntry['upload']> }) {
  const { text, error } = useSpeaker();
  const { evidence } = useKopri();
  const act = (done: Promise<void>): void => void done.then(again, again);
  const trouble = upload.because !== undefined && isErrorCode(upload.because) ? error(upload.because) : undefined;
  return (
    <div class="moving">
      <Transfer
        label={text('evidence.upload')}
        {...amounts(entry, transfer, 'upload')}
        paused={upload.state === 'paused'}
        onPause={() => act(evidence.pause(entry.evidence))}
        onResume={() => act(evidence.resume(entry.evidence))}
        onCancel={() => act(evidence.cancel(entry.evidence))}
      />
      {upload.state === 'waiting' && trouble === undefined && <p class="small">{text('case.waits-here')}</p>}
      {trouble !== undefined && (
        <Note
          tone="soon"
          title={trouble.message}
          live
          acts={<Button onPress={() => act(evidence.resume(entry.evidence))}>{text('evidence.try-again')}</Button>}
        >
          {trouble.hint} {text('evidence.nothing-lost')}
        </Note>
      )}
    </div>
  );
}

function Download({ entry, again, transfer }: MoveProps) {
  const { text } = useSpeaker();
  const fetching = useFetching(entry.evidence, again);
  if (entry.files.length === 0) return null;
  return (
    <div class="moving no-print">
      {fetching.isFetching ? (
        <Transfer
          label={text('evidence.download')}
          {...amounts(entry, transfer, 'download')}
          paused={fetching.isPaused}
          onPause={fetching.pause}
          onResume={fetching.resume}
          onCancel={fetching.cancel}
        />
      ) : (
        <div class="acts">
          <Button onPress={fetching.fetch}>{text('evidence.save-files', { n: entry.files.length })}</Button>
          <span class="small" role="status">
            {fetching.isSaved && text('evidence.saved')}
          </span>
        </div>
      )}
      {fetching.error !== undefined && <FaultNote error={fetching.error} />}
    </div>
  );
}
