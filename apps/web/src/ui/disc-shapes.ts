/** What is drawn for each state of a query or a question: form tells them apart, hue only repeats it. */
import type { QueryState, QuestionState } from '@kopri/protocol';

export type DiscState = QueryState | QuestionState | 'being-answered' | 'absent';

type Stroke = readonly [part: 'd-ring' | 'd-ring d-dash' | 'd-fill' | 'd-cut' | 'd-line', path: string];

export interface DiscShape {
  readonly tone: 's-open' | 's-go' | 's-done' | 's-no';
  readonly strokes: readonly Stroke[];
}

const circle = (radius: number): string => {
  const across = radius * 2;
  return `M${8 - radius} 8a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0z`;
};

const ring: Stroke = ['d-ring', circle(6.25)];
const dashed: Stroke = ['d-ring d-dash', circle(6.25)];
const tick: Stroke = ['d-cut', 'M4.8 8.3l2.2 2.2 4.2-4.6'];

export const discShapes: Readonly<Record<DiscState, DiscShape>> = {
  draft: { tone: 's-open', strokes: [dashed] },
  absent: { tone: 's-open', strokes: [dashed] },
  pending: { tone: 's-open', strokes: [ring] },
  sent: { tone: 's-open', strokes: [ring] },
  delivered: { tone: 's-open', strokes: [ring, ['d-fill', circle(2)]] },
  acknowledged: { tone: 's-open', strokes: [ring, ['d-fill', 'M8 8V4a4 4 0 0 1 4 4z']] },
  accepted: { tone: 's-open', strokes: [ring, ['d-fill', 'M8 4a4 4 0 0 1 0 8z']] },
  'partly-answered': { tone: 's-go', strokes: [ring, ['d-fill', 'M8 8V4a4 4 0 1 1-4 4z']] },
  'being-answered': { tone: 's-go', strokes: [dashed, ['d-fill', circle(3)]] },
  answered: { tone: 's-done', strokes: [['d-fill', circle(7)], tick] },
  refused: { tone: 's-no', strokes: [ring, ['d-line', 'M4.75 8h6.5']] },
  redirected: { tone: 's-open', strokes: [ring, ['d-line', 'M5.6 10.4l4.6-4.6M6.6 5.6h3.8v3.8']] },
  'clarification-asked': {
    tone: 's-go',
    strokes: [ring, ['d-line', 'M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.1M8 11.4v.1']],
  },
  closed: { tone: 's-open', strokes: [['d-fill', 'M2 2h12v12H2z'], tick] },
  erased: { tone: 's-open', strokes: [['d-ring d-dash', 'M2.75 2.75h10.5v10.5H2.75z']] },
};
