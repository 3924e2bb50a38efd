/** A name being written. What nobody sees goes when the field is left or sent; the person is told, and reads again. */
import { useState } from 'preact/hooks';
import { tidyName, visibleName } from '@kopri/protocol';

export interface VisibleName {
  readonly value: string;
  /** Something was taken out since it was last written. */
  readonly isCleaned: boolean;
  readonly set: (value: string) => void;
  /** Whether nothing had to be taken out. */
  readonly clean: () => boolean;
}

export function useVisibleName(value: string, onValue: (value: string) => void): VisibleName {
  const [isCleaned, setCleaned] = useState(false);
  const set = (written: string): void => {
    setCleaned(false);
    onValue(written);
  };
  const clean = (): boolean => {
    const seen = visibleName(value);
    const isClean = seen === tidyName(value);
    setCleaned(!isClean);
    if (!isClean) onValue(seen);
    return isClean;
  };
  return { value, isCleaned, set, clean };
}
