import { useId } from 'preact/hooks';
import '../../styles/overlay.css';
import { Acts, Button } from '../../ui/button.js';
import { Modal } from '../../ui/modal.js';
import { useSpeaker } from '../../ui/speaker.js';
import { HonestText } from './honest-text.js';
import { pages, type HonestPage } from './sections.js';

interface HonestDialogProps {
  readonly page: HonestPage;
  readonly onClose: () => void;
}

export function HonestDialog({ page, onClose }: HonestDialogProps) {
  const { text } = useSpeaker();
  const heading = useId();
  return (
    <Modal class="wide-dlg" labelledBy={heading} onClose={onClose}>
      <h2 id={heading}>{text(pages[page].title)}</h2>
      <div class="says">
        <p>{text(pages[page].says)}</p>
        <HonestText page={page} />
      </div>
      <Acts>
        <Button keys="Escape" onPress={onClose}>
          {text('shell.close')}
        </Button>
      </Acts>
    </Modal>
  );
}
