/** What happened and what to do next, for every error code. Calm and plain; no word a prosecutor must look up. */
import type { ErrorCode } from '@kopri/protocol';

export interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

const words = (message: string, hint: string): ErrorWords => ({ message, hint });

const WAIT = 'Nothing is lost. Try again in a minute.';
const DOCTOR = 'Run kopri doctor and send its answer to your operator.';
const OPERATOR = 'Tell the operator of your network.';

const anything = {
  internal: words(
    'Something failed that should not have.',
    'Try once more; if it happens again, report it with the id shown.',
  ),
  malformed: words('What arrived is not in the form expected and was refused.', DOCTOR),
  'not-found': words(
    'There is nothing here by that name, or it is not for you.',
    'Check the spelling, then run kopri sync.',
  ),
  'too-large': words(
    'This is larger than the server takes.',
    'Send less at once, or share it as files with kopri evidence share.',
  ),
  'too-many-requests': words('This device asked too often in a short time.', WAIT),
  overloaded: words('The server is busy.', WAIT),
  unavailable: words('The server is not ready yet.', WAIT),
  'protocol-too-old': words(
    'This version of Köpri is too old for the server.',
    'Install the current version; your data stays as it is.',
  ),
  'protocol-too-new': words(
    'The server is older than this version of Köpri.',
    'Ask your operator to upgrade the server.',
  ),
  usage: words('The command was not understood.', 'Run kopri --help, or the command with --help.'),
} as const;

const reaching = {
  'server-unreachable': words(
    'The server cannot be reached.',
    'What you wrote is kept and sent later. Check the connection, then run kopri sync.',
  ),
  'server-of-another-network': words(
    'A server of another network answers at this address.',
    'Check the address with your correspondent. Nothing was sent.',
  ),
  'server-refuses': words(
    'The server refuses this device and gives no proof why.',
    'Ask your correspondent whether you are still a member.',
  ),
  'clock-wrong': words('The clock of this computer is wrong.', 'Set date, time and time zone, then try again.'),
} as const;

const enrolment = {
  'setup-token-wrong': words(
    'This setup token is not valid.',
    'Take the one the server printed when it first started; it serves one founding only.',
  ),
  'network-exists': words(
    'This server already serves a network.',
    'To take part, ask a correspondent for a link and run kopri join LINK.',
  ),
  'link-malformed': words(
    'This link is incomplete or damaged.',
    'Copy the whole link, with all that follows the # sign, in quotation marks.',
  ),
  'invitation-unknown': words('The server does not know this invitation.', 'Ask your correspondent for a new link.'),
  'invitation-used': words(
    'This link has been used already.',
    'If it was not you, tell your correspondent at once; ask for a new link.',
  ),
  'invitation-expired': words('This link has expired.', 'Ask your correspondent for a new one.'),
  'invitation-wrong-network': words(
    'This link is for another network than the server serves.',
    'Ask your correspondent for a new link.',
  ),
  'request-unknown': words('There is no such request.', 'Run kopri requests to see those that wait.'),
  'request-forged': words(
    'This request was not made with the invitation it names.',
    'Do not admit it. Refuse it with kopri refuse REQUEST --reason TEXT.',
  ),
  'request-alarm': words(
    'Two requests came for one link: one of them may be an impostor.',
    'Compare the check numbers by telephone, then admit one with kopri admit REQUEST and refuse the other.',
  ),
  'not-entitled': words('Your role does not allow this.', 'Ask the correspondent of the country, or the secretariat.'),
  'country-unknown': words(
    'This country is not in the list of the network.',
    'Use the two capital letters of its code, as in TM or TR.',
  ),
  'authority-unknown': words(
    'This authority is not in the list of its country.',
    'Run kopri directory --country CC to see those in use, as in tm-gpo.',
  ),
  'role-unknown': words('There is no such role.', 'Use practitioner or correspondent.'),
} as const;

const signingIn = {
  'not-signed-in': words(
    'The server does not know who is asking.',
    'Run kopri status to see whether this device is admitted.',
  ),
  'challenge-expired': words('Signing in took too long.', 'Try again; on a slow line it may need several attempts.'),
  'device-waiting': words(
    'This device waits to be admitted.',
    'Read the check number of kopri status to your correspondent.',
  ),
  'device-suspended': words(
    'Your membership is suspended.',
    'Your data is kept. Ask your correspondent when it will be reinstated.',
  ),
  'device-removed': words(
    'This device no longer belongs to the network.',
    'If that is a mistake, ask your correspondent for a new invitation.',
  ),
} as const;

const directory = {
  'statement-refused': words(
    'The directory does not accept this change.',
    'Run kopri sync and look again: somebody may have been faster.',
  ),
  'directory-rolled-back': words(
    'The server shows an older directory than it showed before. Everything has stopped.',
    'Send nothing by other means to this server. Tell the secretariat by telephone.',
  ),
  'directory-contradicts': words(
    'The server shows a directory that contradicts what it signed. Everything has stopped.',
    'The proof is kept. Tell the secretariat by telephone.',
  ),
  'directory-behind': words('The directory on this computer is not up to date.', 'Run kopri sync.'),
  'member-unknown': words('No member of this name or id.', 'Search with kopri directory --text TEXT.'),
  'member-ambiguous': words('Several members fit this name.', 'Use the id that kopri directory --text TEXT shows.'),
  'member-inactive': words(
    'This member is suspended or removed.',
    'Find a colleague with kopri directory --country CC.',
  ),
  'member-exists': words('This member is in the directory already.', 'Run kopri directory to see the entry.'),
} as const;

const channels = {
  'channel-unknown': words(
    'There is no such channel, or you do not take part in it.',
    'Run kopri channels to see yours.',
  ),
  'epoch-behind': words(
    'The channel has changed in the meantime.',
    'Run kopri sync; what you wrote is sent again by itself.',
  ),
  'epoch-ahead': words('This computer is ahead of the server: the server may have lost data.', OPERATOR),
  'channel-rolled-back': words(
    'The server holds less of a channel than this computer has read: it has lost messages.',
    OPERATOR,
  ),
  'repair-first': words(
    'Somebody left this channel and must be taken out first.',
    'Run kopri sync; it is done by itself.',
  ),
  'roster-mismatch': words(
    'The server and this computer disagree on who takes part in the channel.',
    'Run kopri sync; if it happens again, run kopri doctor.',
  ),
  'key-packages-exhausted': words(
    'This member cannot be reached for a new channel at the moment.',
    'Try again when they have been online.',
  ),
  'quota-exceeded': words('Your space at the server is full.', 'Ask your operator for more, or share smaller files.'),
  'message-too-large': words(
    'The message is too long.',
    'Shorten it, or share it as a file with kopri evidence share.',
  ),
  'nothing-to-send': words('There is nothing to send.', 'Give a text, or at least one member besides yourself.'),
  'claim-differs': words(
    'A colleague saw something else in this channel than you did.',
    'Read it with kopri read CHANNEL and ask the colleague by telephone before you send.',
  ),
} as const;

const sealed = {
  'crypto-unavailable': words(
    'Encryption does not work on this computer. Nothing was sent.',
    'Install Köpri again with Node 20.19 or later, then run kopri doctor.',
  ),
  unreadable: words('This item cannot be opened.', 'Ask the sender to send it again.'),
  'commit-refused': words(
    'A change of this channel breaks its rules and was refused.',
    'Your channel is as it was. Report it to your correspondent.',
  ),
  'signature-wrong': words(
    'A signature does not match. What it was on is not used.',
    'Run kopri sync; if it happens again, tell the secretariat.',
  ),
  'newer-version-needed': words(
    'This was made with a newer version of Köpri.',
    'Install the current version; the item is kept and opens then.',
  ),
} as const;

const profile = {
  'profile-missing': words(
    'There is no profile in this folder.',
    'Run kopri join LINK, or name the right folder with --home DIR.',
  ),
  'profile-exists': words('There is a profile in this folder already.', 'Use another folder with --home DIR.'),
  'passphrase-missing': words(
    'The passphrase is needed.',
    'Set KOPRI_PASSPHRASE, or run the command in a terminal that can ask for it.',
  ),
  'passphrase-wrong': words(
    'The passphrase is wrong.',
    'Try again, and mind capitals and the keyboard language. Nobody can reset it.',
  ),
  'vault-weak': words(
    'The lock of this profile is weaker than allowed, or was tampered with.',
    'Do not use it. Ask your correspondent for a new invitation.',
  ),
  'profile-rolled-back': words(
    'This profile is an older copy: messages have been sent since. It sends nothing.',
    'Go back to the newest profile; if it is lost, ask your correspondent for a new invitation.',
  ),
  'store-busy': words('Another kopri command is using this profile.', 'Wait until it has ended, then try again.'),
  'store-fenced': words('Another kopri command took over this profile.', 'Nothing is lost. Run the command again.'),
  'store-corrupt': words(
    'The data of this profile is damaged.',
    'Leave the folder as it is and restore it from a backup; run kopri doctor.',
  ),
  'store-full': words(
    'The disk is full. What was being written is not saved.',
    'Free some space, then run the command again.',
  ),
  'store-unreachable': words(
    'The folder of this profile cannot be read or written.',
    'Check that it exists and is yours, or choose another with --home DIR.',
  ),
} as const;

const queries = {
  'query-faulty': words(
    'The case query has faults; all of them are listed.',
    'Mend the places listed, then run the command again. Nothing was sent.',
  ),
  'query-unknown': words(
    'There is no case query of this reference.',
    'Run kopri query list, or kopri sync if it is new.',
  ),
  'query-ambiguous': words('Two case queries carry this reference.', 'Use the id that kopri query list shows.'),
  'act-does-not-apply': words(
    'This is not possible at this stage of the case query.',
    'See where it stands with kopri query show REF.',
  ),
  'not-your-turn': words(
    'This is for the other side to do.',
    'See who asks and who answers with kopri query show REF.',
  ),
  'question-unknown': words(
    'The case query has no question of this number.',
    'Questions count from 1; see them with kopri query show REF.',
  ),
  'date-malformed': words('This is not a date that can be used.', 'Write year, month and day, as in 2026-11-03.'),
} as const;

const files = {
  'file-missing': words('There is no such file.', 'Check path and spelling.'),
  'file-empty': words('The file is empty.', 'Check that it was saved in full, then try again.'),
  'file-unreadable': words(
    'The file cannot be read.',
    'Check that it is in the form expected and that you may read it.',
  ),
  'file-damaged': words(
    'The file that arrived is not the one that was sent. It was not kept.',
    'Run kopri evidence fetch again; if it fails again, ask the sender.',
  ),
  'summary-faulty': words(
    'The evidence summary has faults; all of them are listed.',
    'Mend the places listed, then run the command again. Nothing was sent.',
  ),
  'evidence-unknown': words(
    'There is no such piece of evidence.',
    'Run kopri evidence list REF, or kopri sync if it is new.',
  ),
  'blob-unknown': words(
    'The server does not have this file, or it is not for you.',
    'Run kopri sync; if it stays so, ask the sender to share it again.',
  ),
  'upload-interrupted': words(
    'The upload was interrupted.',
    'What arrived is kept. Run the command again to go on from there.',
  ),
  'output-exists': words(
    'A file of this name is there already. It was not touched.',
    'Choose another folder with --out DIR.',
  ),
  'output-unwritable': words(
    'Nothing can be written to this folder.',
    'Choose another folder with --out DIR, or one that is yours.',
  ),
} as const;

const server = {
  'data-unreachable': words(
    "The server's data folder cannot be read or written.",
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
} as const;

export const errors = {
  ...anything,
  ...reaching,
  ...enrolment,
  ...signingIn,
  ...directory,
  ...channels,
  ...sealed,
  ...profile,
  ...queries,
  ...files,
  ...server,
} as const satisfies Readonly<Record<ErrorCode, ErrorWords>>;
