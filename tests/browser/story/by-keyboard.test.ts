/** The whole story by keyboard alone, in Turkmen, in browsers that ask for English. */
import { describeInBrowser } from '../harness/browser.js';
import { Keyboard } from './keyboard.js';
import { tellStory } from './story.js';

describeInBrowser('the story, told by keyboard alone', () => {
  tellStory({ hands: Keyboard.of, language: 'tk', locale: 'en-GB' });
});
