/** Said before anything is asked: what this browser lacks, and which ones have it. */
import { oldestBrowsers, type BrowserFaults } from '../../browser-check.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { EntryFrame } from './entry-frame.js';

export function TooOld({ insecure, missing }: BrowserFaults) {
  const { text, list } = useStartSpeaker();
  if (insecure)
    return <EntryFrame title={text('start.insecure')} says={text('start.insecure-do', { scheme: 'https://' })} />;
  const isStorage = missing.includes('IndexedDB') || missing.includes('localStorage');
  return (
    <EntryFrame title={text('start.too-old')} says={text('start.too-old-says')}>
      <p>{text('start.too-old-missing', { what: list(missing) })}</p>
      <ul class="todo">
        <li>{text('start.too-old-do', { browsers: list(oldestBrowsers) })}</li>
        {isStorage && <li>{text('start.too-old-storage')}</li>}
        <li>{text('start.too-old-link')}</li>
      </ul>
    </EntryFrame>
  );
}
