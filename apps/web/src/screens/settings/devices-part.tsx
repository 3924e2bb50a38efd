/** The devices of this member; removing one is told by its effect. */
import { useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import type { Remote } from '../../core/wire.js';
import { useOverview } from '../../inside/overview.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { type Column, Table } from '../../ui/table.js';
import { FaultNote } from '../case/fault-note.js';

type OwnDevice = Awaited<ReturnType<Remote['devices']['list']>>[number];

export function DevicesPart() {
  const { text } = useSpeaker();
  const { value = [], again } = useAsked((kopri) => kopri.devices.list(), []);
  const [asked, setAsked] = useState<OwnDevice | undefined>(undefined);
  const columns = useColumns(setAsked);
  return (
    <Section title={text('settings.devices')}>
      <Table label={text('settings.devices')} columns={columns} rows={value} keyOf={({ device }) => device} />
      {asked && <RevokeDialog device={asked} onDone={again} onClose={() => setAsked(undefined)} />}
    </Section>
  );
}

function useColumns(onRevoke: (device: OwnDevice) => void): readonly Column<OwnDevice>[] {
  const { text, day, isoDay } = useSpeaker();
  const { zone } = useOverview();
  const nameOf = ({ name }: OwnDevice): string => name ?? text('settings.device-unnamed');
  return [
    {
      key: 'device',
      head: text('settings.device'),
      cell: (device) => (
        <>
          {nameOf(device)}
          {device.current && <span class="two local"> {text('settings.this-device')}</span>}
        </>
      ),
    },
    { key: 'added', head: text('settings.added'), cell: ({ added }) => day(isoDay(added, zone)) },
    {
      key: 'acts',
      head: text('settings.acts'),
      cell: (device) => (
        <Button kind="quiet" label={`${text('settings.revoke')}: ${nameOf(device)}`} onPress={() => onRevoke(device)}>
          {text('settings.revoke')}
        </Button>
      ),
    },
  ];
}

interface RevokeDialogProps {
  readonly device: OwnDevice;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function RevokeDialog({ device, onDone, onClose }: RevokeDialogProps) {
  const { text } = useSpeaker();
  const kopri = useKopri();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const revoke = (): void => {
    kopri.devices.revoke(device.device).then(
      () => {
        onClose();
        onDone();
      },
      (failure: unknown) => isAppError(failure) && setError(failure),
    );
  };
  return (
    <Dialog
      title={text('settings.revoke-ask')}
      act={text('settings.revoke-act')}
      onAct={revoke}
      keep={text('settings.keep')}
      onKeep={onClose}
      irreversible
    >
      <p>{text('settings.revoke-says')}</p>
      {device.current && (
        <p>
          <b>{text('settings.revoke-own')}</b>
        </p>
      )}
      {error && <FaultNote error={error} />}
    </Dialog>
  );
}
