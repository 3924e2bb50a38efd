/** An authority where there is little room: on a phone the one name that is read there, the rest for a screen reader. */
import { useSpeaker } from './speaker.js';

export function Office({ id }: { readonly id: string }) {
  const { name, english, remark, isRead } = useSpeaker().authorityParts(id);
  const tail = remark && <span class="aside"> {remark}</span>;
  if (english === undefined)
    return (
      <>
        {name}
        {tail}
      </>
    );
  if (isRead)
    return (
      <>
        {name}
        <span class="aside"> ({english})</span>
        {tail}
      </>
    );
  return (
    <>
      <span class="aside">{name} (</span>
      {english}
      <span class="aside">)</span>
      {tail}
    </>
  );
}

/** Where the authority itself is shown: all of its name, at every width. */
export const WholeOffice = ({ id }: { readonly id: string }) => (
  <span class="whole">
    <Office id={id} />
  </span>
);
