/** The twenty places where the demonstration plants a canary, new ones in every run: all that only members may read. */
import { newCanaries, type Canaries } from '../../../libs/testing/canary/canary.js';

const places = {
  title: 'the title of a channel',
  message: 'a message',
  reply: 'the reply to it',
  facts: "the query's summary of facts",
  urgency: 'the reason for its urgency',
  reason: 'why the information should be there',
  offence: 'the offence',
  consent: "the scope of the victim's consent",
  firstQuestion: 'the first question',
  secondQuestion: 'the second question',
  thirdQuestion: 'the third question',
  firstAnswer: 'the first answer',
  secondAnswer: 'the second answer',
  refusal: 'the words of the refusal',
  evidenceTitle: 'the title of the evidence',
  evidenceDescription: 'its description',
  redactions: 'the note on redactions',
  fileName: 'the name of a file',
  pdf: 'the text of the PDF',
  image: 'the inside of the 20 MB file',
} as const;

export type Planted = Canaries<keyof typeof places>;

export const plantedCanaries = (random: (bytes: number) => Uint8Array): Planted => newCanaries(places, random);
