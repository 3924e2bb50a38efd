/** English words for the errors that can meet people before they are in: no network, no device, no profile. */
import { words } from '../error-words.js';

const WAIT = 'Nothing is lost. Try again in a minute.';
const OPERATOR_ANSWERS = 'Tell your operator what you were doing.';

const anything = {
  internal: words(
    'Something failed that should not have.',
    'Try once more; if it happens again, report it with the id shown.',
  ),
  malformed: words('What arrived is not in the form expected and was refused.', OPERATOR_ANSWERS),
  'not-found': words(
    'There is nothing here by that name, or it is not for you.',
    'Check the spelling, then bring this device up to date.',
  ),
  'too-large': words('This is larger than the server takes.', 'Send less at once, or share it as files.'),
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
  usage: words('The command was not understood.', 'See how the command is written.'),
} as const;

const reaching = {
  'server-unreachable': words(
    'The server cannot be reached.',
    'What you wrote is kept and sent later. Check the connection.',
  ),
  'server-of-another-network': words(
    'A server of another network answers at this address.',
    'Check the address with your correspondent. Nothing was sent.',
  ),
  'server-refuses': words(
    'The server refuses this device and gives no proof why.',
    'Ask your correspondent whether you are still a member.',
  ),
  'release-tampered': words(
    'The server offers a program of Köpri that its publisher did not sign. Köpri is locked.',
    'Enter nothing here. Tell the secretariat by telephone; the command line still works.',
  ),
  'release-refused': words(
    'A new version was refused: it is not what its publisher signed.',
    'You go on with the version you have. Tell the operator of your network.',
  ),
  'clock-wrong': words('The clock of this computer is wrong.', 'Set date, time and time zone, then try again.'),
} as const;

const invitations = {
  'link-malformed': words(
    'This link is incomplete or damaged.',
    'Copy the whole link, with all that follows the # sign.',
  ),
  'invitation-unknown': words('The server does not know this invitation.', 'Ask your correspondent for a new link.'),
  'invitation-used': words(
    'This link has been used already.',
    'If it was not you, tell your correspondent at once; ask for a new link.',
  ),
  'invitation-expired': words('This link has expired.', 'Ask your correspondent for a new one.'),
  'invitation-withdrawn': words(
    'This invitation has been withdrawn: nobody is admitted by it.',
    'A new link is needed; the correspondent makes it.',
  ),
  'invitation-wrong-network': words(
    'This link is for another network than the server serves.',
    'Ask your correspondent for a new link.',
  ),
} as const;

const signingIn = {
  'not-signed-in': words('The server does not know who is asking.', 'See whether this device is admitted.'),
  'challenge-expired': words('Signing in took too long.', 'Try again; on a slow line it may need several attempts.'),
  'device-waiting': words('This device waits to be admitted.', 'Read your check number to your correspondent.'),
  'device-suspended': words(
    'Your membership is suspended.',
    'Your data is kept. Ask your correspondent when it will be reinstated.',
  ),
  'device-removed': words(
    'This device no longer belongs to the network.',
    'If that is a mistake, ask your correspondent for a new invitation.',
  ),
} as const;

const profile = {
  'crypto-unavailable': words(
    'Encryption does not work on this computer. Nothing was sent.',
    'Install the current version of Köpri and of what it runs in.',
  ),
  'profile-missing': words('There is no profile here.', 'Join with a link from your correspondent.'),
  'profile-exists': words('There is a profile here already.', 'Use it, or choose another place for the new one.'),
  'profile-locked': words('This device is locked.', 'Unlock it; drafts are kept.'),
  'passphrase-missing': words('The passphrase is needed.', 'Enter the passphrase of this device.'),
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
  'store-busy': words('Köpri is already at work with this profile.', 'Wait until it has ended, then try again.'),
  'store-fenced': words('This profile was taken over elsewhere on this computer.', 'Nothing is lost. Try again.'),
  'store-corrupt': words(
    'The data of this profile is damaged.',
    'Leave everything as it is and restore it from a backup, or tell your operator.',
  ),
  'store-full': words('The disk is full. What was being written is not saved.', 'Free some space, then try again.'),
  'store-unreachable': words(
    'The place of this profile cannot be read or written.',
    'Check that it exists and is yours, or choose another.',
  ),
} as const;

export const startErrors = { ...anything, ...reaching, ...invitations, ...signingIn, ...profile } as const;
