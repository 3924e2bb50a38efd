/** English at once, for the command line; browsers load their language (`load.ts`). */
import { catalogue } from './en/catalogue.js';
import { speak, type Speaker } from './speaker.js';

export { errorCommands } from './error-commands.js';

export const english: Speaker = speak(catalogue);
