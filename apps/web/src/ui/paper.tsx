/**
 * What is printed, as a court paper. A table, because its head and foot are what every browser repeats on each page;
 * on the screen nothing of it is seen. Page numbers stand in the margin (`print.css`).
 */
import type { ComponentChildren } from 'preact';

interface PaperProps {
  /** Reference, then the handling frame with its words. */
  head: readonly ComponentChildren[];
  /** Printed by, when, checksum of the content, the QR to verify. */
  foot: readonly ComponentChildren[];
  children: ComponentChildren;
}

const Line = ({ parts }: { parts: readonly ComponentChildren[] }) => (
  <tr>
    <td>
      <div class="line">
        {parts.map((part, place) => (
          <span key={place}>{part}</span>
        ))}
      </div>
    </td>
  </tr>
);

export const Paper = ({ head, foot, children }: PaperProps) => (
  <table class="paper" role="presentation">
    <thead class="paper-head">
      <Line parts={head} />
    </thead>
    <tfoot class="paper-foot">
      <Line parts={foot} />
    </tfoot>
    <tbody>
      <tr>
        <td>{children}</td>
      </tr>
    </tbody>
  </table>
);
