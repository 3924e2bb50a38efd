/** The palette over everything that this device holds: people, cases, messages, acts. */
import { useCallback } from 'preact/hooks';
import { useKopri } from '../core/core-context.js';
import { Palette, type PaletteItem } from '../ui/palette.js';
import { useSpeaker } from '../ui/speaker.js';
import type { Act } from './acts.js';
import { useOverview } from './overview.js';
import { paletteItems } from './palette-items.js';

const MOST_HITS = 40;

export function PaletteBox({ acts, onClose }: { acts: readonly Act[]; onClose: () => void }) {
  const kopri = useKopri();
  const speaker = useSpeaker();
  const { queries = [] } = useOverview();
  const find = useCallback(
    async (typed: string): Promise<readonly PaletteItem[]> => {
      const query = typed.trim();
      const [members, hits] =
        query === ''
          ? [[], []]
          : await Promise.all([
              kopri.directory.list({ text: query }).then((found) => found.members),
              kopri.search.find(query, { limit: MOST_HITS }),
            ]);
      return paletteItems({ query, members, hits, queries, acts }, speaker);
    },
    [kopri, speaker, queries],
  );
  return <Palette find={find} onClose={onClose} />;
}
