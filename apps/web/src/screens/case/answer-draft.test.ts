import { actOf, gapOf, newAnswer, readAnswer, type AnswerDraft } from './answer-draft.js';

const draft = (parts: Partial<AnswerDraft>): AnswerDraft => ({ ...newAnswer(), ...parts });
const CONSULTATION = 'We offer a consultation.';
const act = (parts: Partial<AnswerDraft>) => actOf(draft(parts), 3, CONSULTATION);

describe('An answer that is being written', () => {
  test('lacks its kind, the words of an answer in words, the ground of a refusal, the addressee of a redirection', () => {
    expect(gapOf(draft({}))).toBe('kind');
    expect(gapOf(draft({ kind: 'text', text: ' \n' }))).toBe('text');
    expect(gapOf(draft({ kind: 'refuse' }))).toBe('ground');
    expect(gapOf(draft({ kind: 'redirect' }))).toBe('to');
    expect(gapOf(draft({ kind: 'yes' }))).toBeUndefined();
    expect(act({ kind: 'refuse' })).toBeUndefined();
  });

  test('becomes the act it says, without what is empty', () => {
    expect(act({ kind: 'no' })).toEqual({ act: 'answer', question: 3, value: 'no' });
    expect(act({ kind: 'text', text: ' Found. ' })).toEqual({
      act: 'answer',
      question: 3,
      value: 'text',
      text: 'Found.',
    });
    expect(act({ kind: 'redirect', to: 'TR', text: 'kept from before' })).toEqual({
      act: 'redirect',
      question: 3,
      to: 'TR',
    });
  });

  test('offers a consultation after the words of a refusal, or in their place', () => {
    const refusal = { kind: 'refuse', ground: 'victim-safety', offersConsultation: true } as const;
    expect(act({ ...refusal, text: 'No contact.' })).toMatchObject({ text: `No contact.\n${CONSULTATION}` });
    expect(act(refusal)).toMatchObject({ text: CONSULTATION });
  });

  test('is read back from the disk as it was, and whatever stands there makes a form', () => {
    const kept = draft({ kind: 'refuse', ground: 'not-held', text: 'No.', to: 'TM', offersConsultation: true });
    expect(readAnswer(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    for (const other of [undefined, null, 7, { kind: 'maybe', text: 9, ground: [] }])
      expect(readAnswer(other)).toMatchObject({ text: '', offersConsultation: false });
    expect(readAnswer({ kind: 'maybe' }).kind).toBeUndefined();
  });
});
