/** The proof of a member's admission as four steps that need no cryptography to be read. */
import type { MemberProof, Status } from '@kopri/client';
import type { Speaker } from '@kopri/locale';

interface Proved {
  readonly proof: MemberProof;
  readonly name: string;
  /** Undefined for the secretariat's own keys. */
  readonly signer: string | undefined;
  readonly witnesses: Status['directory']['witnesses'];
  readonly zone: string;
}

interface Step {
  readonly words: string;
  readonly remark: string;
}

type Words = Pick<Speaker, 'text' | 'list' | 'dayTime' | 'number'>;

export function proofSteps(speaker: Words, { proof, name, signer, witnesses, zone }: Proved): readonly Step[] {
  const { text, number, dayTime, list } = speaker;
  const numbers = { n: number(proof.index + 1), size: number(proof.size) };
  const vouched =
    signer === undefined ? text('directory.step-root', { name }) : text('directory.step-vouched', { name, signer });
  return [
    { words: vouched, remark: dayTime(proof.at, zone) },
    {
      words: text('directory.step-stands', { place: numbers.n, size: numbers.size }),
      remark: text('directory.step-stands-how', { n: proof.path.length }),
    },
    { words: text('directory.step-signed'), remark: proof.root },
    witnesses === 'unwitnessed'
      ? { words: text('directory.step-unwitnessed'), remark: text('directory.step-unwitnessed-how') }
      : {
          words: text('directory.step-witnessed', { names: list(witnesses) }),
          remark: text('directory.step-witnessed-how', { size: numbers.size }),
        },
  ];
}

/** For a stranger to check without this client. */
export const proofFile = (proof: MemberProof): { readonly name: string; readonly blob: Blob } => ({
  name: `kopri-proof-${proof.member}.json`,
  blob: new Blob([`${JSON.stringify(proof, undefined, 2)}\n`]),
});
