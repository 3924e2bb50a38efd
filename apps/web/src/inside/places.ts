/** The sections: in the rail, in the palette, and behind `G` and a letter. */
import type { Standing } from '../core/wire.js';
import type { IconName } from '../ui/icon.js';
import type { KeySpec } from '../ui/keys.js';

export interface Place {
  readonly screen: string;
  readonly icon: IconName;
  readonly words:
    | 'shell.today'
    | 'shell.cases'
    | 'shell.directory'
    | 'shell.channels'
    | 'shell.admissions'
    | 'shell.settings';
  readonly keys: KeySpec;
  readonly isCoordinating?: true;
}

const all: readonly Place[] = [
  { screen: 'today', icon: 'today', words: 'shell.today', keys: 'KeyG KeyT' },
  { screen: 'cases', icon: 'case', words: 'shell.cases', keys: 'KeyG KeyC' },
  { screen: 'directory', icon: 'people', words: 'shell.directory', keys: 'KeyG KeyD' },
  { screen: 'channels', icon: 'paper', words: 'shell.channels', keys: 'KeyG KeyH' },
  { screen: 'admissions', icon: 'invite', words: 'shell.admissions', keys: 'KeyG KeyA', isCoordinating: true },
  { screen: 'settings', icon: 'settings', words: 'shell.settings', keys: 'KeyG KeyS' },
];

const COORDINATING: ReadonlySet<string> = new Set(['correspondent', 'secretariat']);

export const coordinates = (standing: Standing | undefined): boolean => COORDINATING.has(standing?.status.role ?? '');

export const placesFor = (standing: Standing | undefined): readonly Place[] =>
  all.filter(({ isCoordinating }) => isCoordinating === undefined || coordinates(standing));

/** A case belongs to the cases, and so on: the section that is marked while such a screen is shown. */
const within: Readonly<Record<string, string>> = {
  case: 'cases',
  member: 'directory',
  country: 'directory',
  channel: 'channels',
};

export const sectionOf = (screen: string): string => within[screen] ?? screen;
