/** A module that a process loads first and that moves its clock: for `--import`. */

export const DAY_MS = 24 * 60 * 60_000;
export const YEAR_MS = 365 * DAY_MS;

export function movedClock(byMs: number): string {
  const source = `
    const RealDate = Date;
    const now = () => RealDate.now() + (${byMs});
    globalThis.Date = class Date extends RealDate {
      constructor(...parts) { if (parts.length === 0) super(now()); else super(...parts); }
      static now() { return now(); }
    };`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
