/** Every part of the kit in every state, for the eye and for the checks of accessibility. Not part of the product. */
import { loadCatalogue, speak, type Speaker, isLanguage, languages } from '@kopri/locale';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import '../styles/start.css';
import '../styles/app.css';
import './gallery.css';
import { Page } from '../shell/page.js';
import { Shell } from '../shell/shell.js';
import { FindButton, PageHead } from '../shell/page-head.js';
import { Announcer, announceUrgent } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Segments } from '../ui/choices.js';
import { SendBar, type Sending } from '../ui/send-bar.js';
import { SpeakerContext } from '../ui/speaker.js';
import { applyAppearance, changeAppearance, densities, readAppearance, themes } from '../ui/theme.js';
import { useShortcuts } from '../ui/use-shortcuts.js';
import { ControlsPart } from './controls-part.js';
import { ListsPart } from './lists-part.js';
import { MarksPart } from './marks-part.js';
import { OverlaysPart, type Open, OpenOverlay } from './overlays-part.js';
import { navItems } from './samples.js';

const chosen = new URLSearchParams(location.search);
const asked = chosen.get('lang') ?? 'en';

function Gallery() {
  const [open, setOpen] = useState<Open>(openAsked());
  const [sending, setSending] = useState<Sending>({ state: 'ready' });
  useShortcuts({
    'Ctrl+KeyK': () => setOpen('palette'),
    '=?': () => setOpen('shortcuts'),
    KeyN: () => announceUrgent('U0 arrives'),
  });
  const ready = (): void => setSending({ state: 'ready' });
  const send = (): void =>
    setSending({ state: 'sending', says: 'Answer 3 goes to Türkiye', untilMs: Date.now() + 10_000, onUndo: ready });
  return (
    <Shell
      nav={navItems}
      me={{ name: 'Nino Beridze', authority: 'Prosecutor General’s Office of Georgia', onLock: () => undefined }}
      status="As of 09:42. Nothing waits to be sent."
      statusBrief="09:42 · all sent"
      home="#/"
      route="gallery"
    >
      <Page
        foot={
          chosen.has('bar') && (
            <SendBar
              label="What will be sent"
              says={[
                <>
                  <b>Answer 3</b> goes to Türkiye and Turkmenistan
                </>,
                '5 people',
                'due 14:00, in time',
              ]}
              send="Send answer"
              onSend={send}
              sending={sending}
              others={<Button kind="quiet">Show everyone</Button>}
            />
          )
        }
      >
        <PageHead
          title="Marks and states"
          says="Bars for urgency, frames for handling, discs for state."
          acts={
            <>
              <FindButton onPress={() => setOpen('palette')} />
              <Button kind="go" keys="KeyN">
                New query
              </Button>
            </>
          }
        />
        <Looks />
        <MarksPart />
        <ControlsPart />
        <ListsPart />
        <OverlaysPart onOpen={setOpen} />
        <OpenOverlay open={open} onClose={() => setOpen(undefined)} />
      </Page>
    </Shell>
  );
}

const openAsked = (): Open => {
  const name = chosen.get('open');
  return name === 'palette' || name === 'dialog' || name === 'shortcuts' ? name : undefined;
};

function Looks() {
  const [look, setLook] = useState(readAppearance());
  const change = (part: Partial<typeof look>): void => {
    changeAppearance(part);
    setLook(readAppearance());
  };
  const worded = <V extends string>(values: readonly V[]) => values.map((value) => ({ value, words: value }));
  return (
    <div class="acts looks">
      <Segments
        label="Theme"
        labelHidden
        choices={worded(themes)}
        value={look.theme}
        onValue={(theme) => change({ theme })}
      />
      <Segments
        label="Density"
        labelHidden
        choices={worded(densities)}
        value={look.density}
        onValue={(density) => change({ density })}
      />
    </div>
  );
}

function Root() {
  const [speaker, setSpeaker] = useState<Speaker>();
  useEffect(() => {
    void loadCatalogue(isLanguage(asked) ? asked : 'en').then((catalogue) => setSpeaker(speak(catalogue)));
  }, []);
  if (speaker === undefined) return null;
  document.documentElement.lang = speaker.language;
  document.title = `Köpri · ${languages[speaker.language]}`;
  return (
    <SpeakerContext.Provider value={speaker}>
      <Announcer />
      <Gallery />
    </SpeakerContext.Provider>
  );
}

applyAppearance();
const root = document.querySelector('#app');
if (root !== null) render(<Root />, root);
