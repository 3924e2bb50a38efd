import type { Addressees } from '@kopri/protocol';
import { calledBy, type Circle } from '../../people.js';
import { useSpeaker } from '../../ui/speaker.js';

/** Where a question is to be asked: the narrowest that was named. */
export function AddresseesLine({ to, file }: { readonly to: Addressees; readonly file: Circle }) {
  const speaker = useSpeaker();
  const members = to.members.map(calledBy(file, speaker));
  const authorities = to.authorities.map(speaker.authority);
  const named = members.length > 0 ? members : authorities.length > 0 ? authorities : to.countries.map(speaker.country);
  return <span>{speaker.list(named)}</span>;
}
