import type { Status } from '@kopri/client';
import { countries } from '@kopri/protocol';
import { Chips } from '../../ui/choices.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useVisibleName } from '../../ui/use-visible-name.js';
import { authoritiesIn, type InviteFault, type InviteForm } from './invite-form.js';
import { belongsToCountry, rolesInvitedBy } from './member-acts.js';

interface InviteFieldsProps {
  readonly own: Status;
  readonly form: InviteForm;
  readonly faults: readonly InviteFault[];
  readonly onForm: (form: InviteForm) => void;
}

const POSITION_LENGTH = 160;

export function InviteFields({ own, form, faults, onForm }: InviteFieldsProps) {
  const { text, words } = useSpeaker();
  const position = useVisibleName(form.position, (written) => onForm({ ...form, position: written }));
  const roles = rolesInvitedBy(own.role).map((value) => ({ value, words: words('memberRoles', value) }));
  return (
    <>
      <Chips
        label={text('correspondent.role')}
        choices={roles}
        value={form.role}
        onValue={(role) => onForm({ ...form, role })}
      />
      {belongsToCountry(form.role) && <PlaceFields own={own} form={form} faults={faults} onForm={onForm} />}
      <TextField
        label={text('correspondent.position')}
        hint={text('correspondent.position-hint')}
        error={position.isCleaned ? text('start.unseen-removed') : undefined}
        value={position.value}
        onValue={position.set}
        onLeave={position.clean}
        maxLength={POSITION_LENGTH}
      />
    </>
  );
}

function PlaceFields({ own, form, faults, onForm }: InviteFieldsProps) {
  const { text, country, authority } = useSpeaker();
  const offered = countries.map(({ code }) => ({ value: code, words: country(code) }));
  const places = authoritiesIn(form.country).map(({ id }) => ({ value: id, words: authority(id) }));
  return (
    <>
      {own.role === 'secretariat' ? (
        <Select
          label={text('correspondent.country')}
          error={faults.includes('country') ? text('correspondent.country-missing') : undefined}
          choices={offered}
          value={form.country}
          onValue={(chosen) => onForm({ ...form, country: chosen, authority: undefined })}
        />
      ) : (
        <p class="said">
          <b>{country(form.country ?? '')}</b> · {text('correspondent.country-own')}
        </p>
      )}
      {form.country !== undefined && (
        <Chips
          label={text('correspondent.authority')}
          error={faults.includes('authority') ? text('correspondent.authority-missing') : undefined}
          choices={places}
          value={form.authority}
          onValue={(chosen) => onForm({ ...form, authority: chosen })}
        />
      )}
    </>
  );
}
