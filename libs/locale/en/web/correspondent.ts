/** English texts of what a correspondent does: inviting, admitting, suspending, removing. */
import type { EnglishTexts } from '../../message.js';

export const correspondentTexts = {
  'correspondent.title': 'Admissions',
  'correspondent.says': 'Whoever you vouch for is open to all countries. Your signature stays in the directory.',
  'correspondent.only-coordinators': 'Only correspondents and the secretariat admit members.',
  'correspondent.invite': 'Invite',
  'correspondent.admit': 'Admit',
  'correspondent.refuse': 'Refuse',

  'correspondent.deciding': 'Waiting for your decision',
  'correspondent.none': 'Nobody waits for your decision.',
  'correspondent.none-says':
    'A request appears here by itself, seconds after somebody has used a link made on this device.',
  'correspondent.came': { one: '{n} request waits for your decision.', other: '{n} requests wait for your decision.' },
  'correspondent.your-check': 'What you check',
  'correspondent.check': 'Check number',
  'correspondent.check-how':
    'Telephone the person at a number that you know, or meet. Have the five numbers read to you: they must be these.',
  'correspondent.compared': 'I compared the number, it is the same',
  'correspondent.compare-first': 'Compare the number first.',
  'correspondent.is-compared': 'number compared',
  'correspondent.not-compared': 'number not compared',
  'correspondent.twice': 'link used twice',
  'correspondent.twice-title': 'This link was used more than once.',
  'correspondent.twice-says':
    'Somebody else has it. Admit only the person who reads these five numbers to you, and refuse the other. In doubt refuse both and make a new link. Such requests are never admitted together with others.',
  'correspondent.admit-compared': { one: 'Admit {n} compared', other: 'Admit {n} compared' },
  'correspondent.admitted': '{name} is admitted.',
  'correspondent.will-show': 'What the directory will show',
  'correspondent.name': 'Name',
  'correspondent.name-local': 'In their own script',
  'correspondent.role': 'Role',
  'correspondent.country': 'Country',
  'correspondent.authority': 'Authority',
  'correspondent.position': 'Position',

  'correspondent.refuse-ask': 'Refuse {name}?',
  'correspondent.refuse-says':
    'The device of this person learns only that it was refused. The request cannot be brought back: they need a new link.',
  'correspondent.refuse-act': 'Refuse the request',
  'correspondent.refuse-keep': 'Let it wait',
  'correspondent.reason': 'Reason',
  'correspondent.reason-here': 'Noted on this device only. It is not sent.',
  'correspondent.reason-public': 'Stands in the directory, where all members read it. Write nothing of cases.',
  'correspondent.reason-missing': 'Write the reason.',
  'correspondent.refused': 'Refused, noted on this device',

  'correspondent.links': 'Links made on this device',
  'correspondent.links-says': 'nobody admitted by them yet',
  'correspondent.for-whom': 'For whom',
  'correspondent.valid-until': 'Valid until',
  'correspondent.show-link': 'Show the link',
  'correspondent.made': 'Made',
  'correspondent.asked': 'Asked with it: {names}.',
  'correspondent.withdraw': 'Withdraw',
  'correspondent.withdraw-ask': 'Withdraw the invitation: {whom}?',
  'correspondent.withdraw-says':
    'Nobody can join by this link any more, wherever it is, and this device forgets its secret. It cannot be undone: whoever should still join needs a new link.',
  'correspondent.withdraw-asked': 'Has asked with it already and cannot be admitted then: {names}.',
  'correspondent.withdraw-act': 'Withdraw the invitation',
  'correspondent.withdrawn': 'The invitation is withdrawn.',
  'correspondent.withdrawn-at': 'withdrawn {time}',
  'correspondent.withdrawn-asked': 'Had asked, cannot be admitted: {names}.',
  'correspondent.withdrawn-untold':
    'The server does not know it yet and is told as soon as it answers. This device admits nobody by it.',

  'correspondent.members': 'Members',
  'correspondent.all-countries': 'All countries',
  'correspondent.member': 'Member',
  'correspondent.state': 'State',
  'correspondent.since': 'Admitted',
  'correspondent.acts': 'Acts',
  'correspondent.you': 'this is you',
  'correspondent.active': 'in post',
  'correspondent.suspended': 'suspended',
  'correspondent.removed': 'removed',

  'correspondent.suspend': 'Suspend',
  'correspondent.suspend-ask': 'Suspend {name}?',
  'correspondent.suspend-says':
    'Nothing is sent from their devices and nothing arrives there until you reinstate them. What has arrived there can still be read.',
  'correspondent.suspend-act': 'Suspend the member',
  'correspondent.reinstate': 'Reinstate',
  'correspondent.reinstate-ask': 'Reinstate {name}?',
  'correspondent.reinstate-says':
    'They can send and receive again, and it stands in the directory that you lifted the suspension.',
  'correspondent.reinstate-act': 'Reinstate the member',
  'correspondent.remove': 'Remove',
  'correspondent.remove-ask': 'Remove {name}?',
  'correspondent.remove-says':
    'Their devices leave all channels for good. What has arrived there stays there. It cannot be undone: the same person comes back only by a new link, as a new member.',
  'correspondent.remove-act': 'Remove the member',
  'correspondent.erase': 'Erase',
  'correspondent.erase-ask': 'Erase what the directory says of {name}?',
  'correspondent.erase-says':
    'Name, position and languages disappear from the server and from every device that keeps to the rules. That there was such a member stays, without a name. Backups are not reached. It cannot be undone.',
  'correspondent.erase-act': 'Erase the name',
  'correspondent.keep': 'Change nothing',
  'correspondent.open-queries': {
    one: '{n} open case query then needs somebody else:',
    other: '{n} open case queries then need somebody else:',
  },
  'correspondent.open-none': 'No open case query of theirs is known on this device.',
  'correspondent.open-here-only': 'Only case queries that this device can see are listed.',

  'correspondent.invite-title': 'Invite a person',
  'correspondent.invite-says': 'You make a link, hand it over, and compare a number before you admit anybody.',
  'correspondent.country-own': 'You invite into your own country only.',
  'correspondent.country-missing': 'Choose the country.',
  'correspondent.authority-missing': 'Choose the authority.',
  'correspondent.position-hint': 'May stay empty. Members in all countries read it beside the name.',
  'correspondent.make-link': 'Make the link',

  'correspondent.link-title': 'Invitation link',
  'correspondent.link-says':
    'It works once. Whoever has it can ask to join, so hand it over yourself or by a way that you trust.',
  'correspondent.copy': 'Copy the link',
  'correspondent.copied': 'Copied.',
  'correspondent.not-copied': 'The browser did not copy it. Select the link on the sheet and copy it by hand.',
  'correspondent.print': 'Print the sheet',
  'correspondent.sheet-language': 'Language of the sheet',
  'correspondent.link-gone': 'This link is not kept on this device.',
  'correspondent.link-gone-says': 'It was used or withdrawn, has expired, or was made on another device.',

  'correspondent.sheet': 'Invitation to Köpri',
  'correspondent.sheet-network': 'Judicial Cooperation Network for Central Asia and Southern Caucasus',
  'correspondent.sheet-what':
    'Köpri carries case queries between the authorities of the network. They are sealed on your device and can be opened only on the devices of those they are meant for.',
  'correspondent.sheet-as': 'You are invited as',
  'correspondent.sheet-steps': 'What you do',
  'correspondent.sheet-open':
    'On the device on which you will work, open the link in an ordinary browser window, not a private one.',
  'correspondent.sheet-name': 'Write your name and choose a passphrase. Nobody can reset it.',
  'correspondent.sheet-call':
    'Five numbers appear. Telephone {name}, who invites you, at a number that you know, and read them out.',
  'correspondent.sheet-wait': 'When they agree you are admitted, and the page goes on by itself.',
  'correspondent.sheet-link': 'Your link',
  'correspondent.sheet-gaps': 'The gaps are there for reading only; typed or not, they do no harm.',
  'correspondent.sheet-code': 'The same link for a camera',
  'correspondent.sheet-keep': 'Works once. Show this sheet to nobody, and destroy it when you have joined.',
} as const satisfies EnglishTexts<'correspondent'>;
