/** What every screen behind the lock is given. */
export interface ScreenProps {
  /** What the route says after the screen's name. */
  readonly at: readonly string[];
}
