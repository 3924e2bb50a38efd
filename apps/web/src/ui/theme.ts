/** How this device shows things: kept here in the clear, because it says nothing of any case. */
export const themes = ['system', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const letterKeys = ['on', 'off'] as const;

export interface Appearance {
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  readonly letterKeys: (typeof letterKeys)[number];
}

const key = (name: keyof Appearance): string => `kopri.${name}`;

function kept<T extends string>(name: keyof Appearance, known: readonly [T, ...T[]]): T {
  const found = storageItem(key(name));
  return known.find((value) => value === found) ?? known[0];
}

/** Storage can be forbidden by policy; then the choice lasts as long as the page. */
const forbidden = new Map<string, string>();

function storageItem(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? forbidden.get(name) ?? null;
  } catch {
    return forbidden.get(name) ?? null;
  }
}

export const readAppearance = (): Appearance => ({
  theme: kept('theme', themes),
  density: kept('density', densities),
  letterKeys: kept('letterKeys', letterKeys),
});

/** Called before the first paint, and by `changeAppearance`. */
export function applyAppearance(root: HTMLElement = document.documentElement): void {
  const { theme, density } = readAppearance();
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.dataset['density'] = density;
}

export function changeAppearance(change: Partial<Appearance>): void {
  for (const [name, value] of Object.entries(change)) {
    try {
      localStorage.setItem(`kopri.${name}`, value);
    } catch {
      forbidden.set(`kopri.${name}`, value);
    }
  }
  applyAppearance();
}
