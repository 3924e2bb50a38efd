/** Who vouches for a member, in a sentence; behind it, how this device has checked that, and the proof as a file. */
import type { MemberEntry, MemberProof } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useAsked, useStanding } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Details } from '../../ui/details.js';
import { Disc } from '../../ui/marks.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Timeline } from '../../ui/timeline.js';
import { saveFile } from '../evidence/save-file.js';
import { proofFile, proofSteps } from './proof-steps.js';

interface Proving {
  readonly proof: MemberProof;
  readonly signer: MemberEntry | undefined;
}

export function ProofPart({ entry }: { readonly entry: MemberEntry }) {
  const speaker = useSpeaker();
  const status = useStanding()?.status;
  const { value, error } = useAsked(
    async (kopri): Promise<Proving> => {
      const proof = await kopri.directory.proof(entry.member);
      return { proof, signer: proof.signer === 'root' ? undefined : await kopri.directory.require(proof.signer) };
    },
    [entry.member],
  );
  if (error !== undefined) return <Note tone="soon">{speaker.error(error.code).message}</Note>;
  if (value === undefined || status === undefined) return null;
  const { proof, signer } = value;
  return (
    <div class="proof">
      {proof.verified ? <VouchedFor proof={proof} signer={signer} /> : <NotProved />}
      <Details summary={speaker.text('directory.how')}>
        <Timeline
          of="custody"
          events={proofSteps(speaker, {
            proof,
            name: speaker.person(entry),
            signer: signer && speaker.person(signer),
            witnesses: status.directory.witnesses,
            zone: ownZone(),
          }).map(({ words, remark }, place) => ({ key: String(place), children: words, remark }))}
        />
        <p class="small gap-3">
          {proof.verified && speaker.text('directory.checked-here')}{' '}
          <Button kind="quiet" onPress={() => saveFile(proofFile(proof))}>
            {speaker.text('directory.save-proof')}
          </Button>
        </p>
      </Details>
    </div>
  );
}

function VouchedFor({ proof, signer }: Proving) {
  const { text, country, authority, day, isoDay } = useSpeaker();
  const date = day(isoDay(proof.at, ownZone()));
  const whom = signer?.authority ?? null;
  const place = signer?.country ?? null;
  return (
    <p class="line1">
      <Disc state="answered" />
      <span>
        {signer === undefined || whom === null || place === null
          ? text('directory.vouched-root', { date })
          : text('directory.vouched', { who: authority(whom), country: country(place), date })}
      </span>
    </p>
  );
}

function NotProved() {
  const { text } = useSpeaker();
  return (
    <Note tone="late" title={text('directory.not-proved')} live>
      {text('directory.not-proved-next')}
    </Note>
  );
}
