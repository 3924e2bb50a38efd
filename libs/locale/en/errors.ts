/** What happened and what to do next, in English. Calm and plain; no word a prosecutor must look up. */
import { words } from '../error-words.js';

const OPERATOR = 'Tell the operator of your network.';

const enrolment = {
  'setup-token-wrong': words(
    'This setup token is not valid.',
    'Take the one the server printed when it first started; it serves one founding only.',
  ),
  'network-exists': words('This server already serves a network.', 'To take part, ask a correspondent for a link.'),
  'request-unknown': words('There is no such request.', 'Look at the list of those that wait.'),
  'request-forged': words('This request was not made with the invitation it names.', 'Do not admit it; refuse it.'),
  'request-alarm': words(
    'Two requests came for one link: one of them may be an impostor.',
    'Compare the check numbers by telephone, then admit one and refuse the other.',
  ),
  'not-entitled': words('Your role does not allow this.', 'Ask the correspondent of the country, or the secretariat.'),
  'country-unknown': words(
    'This country is not in the list of the network.',
    'Use the two capital letters of its code, as in TM or TR.',
  ),
  'authority-unknown': words(
    'This authority is not in the list of its country.',
    'Choose one that the directory shows, as in tm-gpo.',
  ),
  'role-unknown': words('There is no such role.', 'Use practitioner or correspondent.'),
} as const;

const directory = {
  'statement-refused': words(
    'The directory does not accept this change.',
    'Bring this device up to date and look again: somebody may have been faster.',
  ),
  'directory-rolled-back': words(
    'The server shows an older directory than it showed before. Everything has stopped.',
    'Send nothing by other means to this server. Tell the secretariat by telephone.',
  ),
  'directory-contradicts': words(
    'The server shows a directory that contradicts what it signed. Everything has stopped.',
    'The proof is kept. Tell the secretariat by telephone.',
  ),
  'directory-behind': words('The directory on this computer is not up to date.', 'Bring this device up to date.'),
  'member-unknown': words('No member of this name or id.', 'Search in the directory.'),
  'member-ambiguous': words('Several members fit this name.', 'Use the id that the directory shows.'),
  'member-inactive': words('This member is suspended or removed.', 'Find a colleague in the directory of the country.'),
  'member-exists': words('This member is in the directory already.', 'Look at the entry in the directory.'),
} as const;

const channels = {
  'channel-unknown': words('There is no such channel, or you do not take part in it.', 'Look at the list of yours.'),
  'epoch-behind': words('The channel has changed in the meantime.', 'What you wrote is sent again by itself.'),
  'epoch-ahead': words('This computer is ahead of the server: the server may have lost data.', OPERATOR),
  'channel-rolled-back': words(
    'The server holds less of a channel than this computer has read: it has lost messages.',
    OPERATOR,
  ),
  'repair-first': words('Somebody left this channel and must be taken out first.', 'It is done by itself.'),
  'roster-mismatch': words(
    'The server and this computer disagree on who takes part in the channel.',
    'Bring this device up to date; if it happens again, tell your operator.',
  ),
  'key-packages-exhausted': words(
    'This member cannot be reached for a new channel at the moment.',
    'Try again when they have been online.',
  ),
  'quota-exceeded': words('Your space at the server is full.', 'Ask your operator for more, or share smaller files.'),
  'message-too-large': words('The message is too long.', 'Shorten it, or share it as a file.'),
  'nothing-to-send': words('There is nothing to send.', 'Give a text, or at least one member besides yourself.'),
  'claim-differs': words(
    'A colleague saw something else in this channel than you did.',
    'Read it again and ask the colleague by telephone before you send.',
  ),
} as const;

const sealed = {
  unreadable: words('This item cannot be opened.', 'Ask the sender to send it again.'),
  'commit-refused': words(
    'A change of this channel breaks its rules and was refused.',
    'Your channel is as it was. Report it to your correspondent.',
  ),
  'signature-wrong': words(
    'A signature does not match. What it was on is not used.',
    'Bring this device up to date; if it happens again, tell the secretariat.',
  ),
  'newer-version-needed': words(
    'This was made with a newer version of Köpri.',
    'Install the current version; the item is kept and opens then.',
  ),
} as const;

const queries = {
  'query-faulty': words(
    'The case query has faults; all of them are listed.',
    'Mend the places listed, then try again. Nothing was sent.',
  ),
  'query-unknown': words(
    'There is no case query of this reference.',
    'Look at the list; if it is new, bring this device up to date.',
  ),
  'query-ambiguous': words('Two case queries carry this reference.', 'Use the id that the list shows.'),
  'act-does-not-apply': words(
    'This is not possible at this stage of the case query.',
    'See where the case query stands.',
  ),
  'not-your-turn': words('This is for the other side to do.', 'See who asks and who answers.'),
  'question-unknown': words('The case query has no question of this number.', 'Questions count from 1.'),
  'date-malformed': words('This is not a date that can be used.', 'Write year, month and day, as in 2026-11-03.'),
} as const;

const files = {
  'file-missing': words('There is no such file.', 'Check path and spelling.'),
  'file-empty': words('The file is empty.', 'Check that it was saved in full, then try again.'),
  'file-unreadable': words(
    'The file cannot be read.',
    'Check that it is there as it was when you chose it, in the form expected, and that you may read it.',
  ),
  'file-damaged': words(
    'The file that arrived is not the one that was sent. It was not kept.',
    'Fetch it again; if it fails again, ask the sender.',
  ),
  'summary-faulty': words(
    'The evidence summary has faults; all of them are listed.',
    'Mend the places listed, then try again. Nothing was sent.',
  ),
  'evidence-unknown': words(
    'There is no such piece of evidence.',
    'Look at the list; if it is new, bring this device up to date.',
  ),
  'blob-unknown': words(
    'The server does not have this file, or it is not for you.',
    'Bring this device up to date; if it stays so, ask the sender to share it again.',
  ),
  'message-unknown': words('There is no such message, or it is not yours.', 'Look again at the list of what waits.'),
  'recall-too-late': words(
    'This can no longer be taken back: it is on its way or has arrived.',
    'Write to the recipients if something must be corrected.',
  ),
  'upload-interrupted': words('The upload was interrupted.', 'What arrived is kept. Try again to go on from there.'),
  cancelled: words('This was cancelled. Nothing of it was kept here.', 'Begin it again when you want it.'),
  'output-exists': words('A file of this name is there already. It was not touched.', 'Choose another folder.'),
  'output-unwritable': words('Nothing can be written to this folder.', 'Choose another folder that is yours.'),
} as const;

const server = {
  'data-unreachable': words(
    'The server’s data folder cannot be read or written.',
    'Give a folder that the database may use, as in KOPRI_DATA=/var/lib/kopri.',
  ),
  'database-unavailable': words(
    'The database does not answer.',
    'Check DATABASE_URL and that PostgreSQL runs; the server tries again by itself.',
  ),
  'platform-without-database': words(
    'No embedded database exists for this kind of computer.',
    'Install PostgreSQL and set DATABASE_URL.',
  ),
  'server-already-running': words(
    'Another server already works on this database.',
    'Stop it first, or give this one its own database or KOPRI_DATA.',
  ),
  'web-client-missing': words(
    'The web client is not built at this server.',
    'Run npm run build, or give its folder with KOPRI_WEB.',
  ),
} as const;

export const errors = {
  ...enrolment,
  ...directory,
  ...channels,
  ...sealed,
  ...queries,
  ...files,
  ...server,
} as const;
