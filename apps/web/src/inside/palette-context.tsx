import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export const PaletteContext = createContext<() => void>(() => undefined);

/** Opens the palette, for a screen with a `FindButton`. */
export const usePalette = (): (() => void) => useContext(PaletteContext);
