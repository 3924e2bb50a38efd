import type { KeyObject } from 'node:crypto';

export const RELEASE_FILE: string;
export function writeRelease(
  folder: string,
  options: {
    readonly version: string;
    readonly key: KeyObject;
    readonly before?: string | undefined;
    readonly nowMs?: number;
  },
): void;
export function readRelease(folder: string): string | undefined;
export function signRelease(release: string, key: KeyObject): string;
export function openKey(file: string): KeyObject;
