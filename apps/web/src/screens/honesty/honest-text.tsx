import '../../styles/screens/settings.css';
import { useSpeaker } from '../../ui/speaker.js';
import { pages, type HonestPage } from './sections.js';

export function HonestText({ page }: { readonly page: HonestPage }) {
  const { text } = useSpeaker();
  return (
    <div class="known">
      {pages[page].sections.map(({ title, says }) => (
        <section key={title}>
          <h2>{text(title)}</h2>
          {says.map((key) => (
            <p key={key}>{text(key)}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
