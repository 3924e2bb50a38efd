/** The whole story by mouse, in English, in browsers that ask for Russian. */
import { describeInBrowser } from '../harness/browser.js';
import { Mouse } from './mouse.js';
import { tellStory } from './story.js';

describeInBrowser('the story, told by mouse', () => {
  tellStory({ hands: Mouse.of, language: 'en', locale: 'ru-RU' });
});
