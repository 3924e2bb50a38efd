/** English texts of the first screens: too old a browser, joining, founding, waiting, the lock, a lost device. */
import type { EnglishTexts } from '../message.js';

export const start = {
  'start.error-with-detail': '{message} ({detail})',
  'start.language': 'Language',
  'start.as-of': 'As of {time}',
  'start.offline': 'No connection',
  'start.what': 'Case queries between authorities, sealed on your device. Version {version}',
  'start.again': 'Try again',
  'start.go-on': 'Continue',
  'start.lock': 'Lock',
  'start.code': 'Code {code}.',

  'start.step-invitation': 'Invitation',
  'start.step-device': 'This device',
  'start.step-compare': 'Comparison',

  'start.welcome': 'Join with your link',
  'start.welcome-says': 'Your national correspondent sends it to you. It works once.',
  'start.link': 'Invitation link',
  'start.link-hint': 'Paste the whole link. Spaces and line breaks in it do no harm.',
  'start.elsewhere': 'This link belongs to another server: {address}.',
  'start.elsewhere-says':
    'You can join only there. Compare the address with the one your correspondent named before you open it.',
  'start.open-there': 'Open it there',
  'start.unreachable': 'What you enter stays on this page. Check the connection.',

  'start.join-title': 'Your name and a lock',
  'start.invited': 'You are invited as: {what}.',
  'start.name': 'Name in Latin letters',
  'start.name-hint': 'As in your passport. Members in all countries see it.',
  'start.name-missing': 'Write your name.',
  'start.name-long': 'At most 120 characters.',
  'start.unseen-removed': 'Signs that nobody can see came with this text and were removed. Read it once more.',
  'start.name-not-latin': 'Use Latin letters here. Your own script goes into the field below.',
  'start.name-local': 'Name in your own script, if it is another',
  'start.name-local-hint': 'It stands beside the Latin form everywhere.',
  'start.languages': 'Languages you work in',
  'start.passphrase': 'Passphrase',
  'start.passphrase-hint':
    'Opens this device only and is sent nowhere. At least 12 characters or 4 words. Nobody can reset it.',
  'start.passphrase-short': 'This is too short. Use at least 12 characters or 4 words.',
  'start.passphrase-enough': 'Long enough.',
  'start.passphrase-strong': 'Long enough, and hard to guess.',
  'start.show': 'Show what I type',
  'start.join': 'Ask to join',
  'start.joining':
    'The lock of this device is being made and your request sent. It takes seconds, on a slow line up to a minute. Leave this page open.',
  'start.other-link': 'Enter another link',
  'start.use-device': 'Confirm with this device instead',
  'start.device-refused': 'The device did not confirm.',
  'start.device-refused-hint': 'Nothing has been made. Try again, or choose a passphrase.',
  'start.device-unable': 'This device or browser cannot hold the lock.',
  'start.device-unable-hint': 'Nothing has been made. Choose a passphrase.',

  'start.found-title': 'Found the network',
  'start.found-says':
    'This server has no network yet. Whoever founds it is the secretariat, and admits the correspondents of the countries.',
  'start.setup-token': 'Setup token',
  'start.setup-token-hint': 'The server showed it at its first start. It works once.',
  'start.setup-token-missing': 'Enter the setup token.',
  'start.found-name-hint': 'Of the secretariat, or of the person who acts for it. Members in all countries see it.',
  'start.found-name-not-latin': 'Use Latin letters here.',
  'start.found': 'Found it',
  'start.founding':
    'The lock of this device is being made and the network founded. It takes seconds, on a slow line up to a minute. Leave this page open.',

  'start.waiting': 'Read these five numbers to your correspondent',
  'start.waiting-says':
    'Telephone your national correspondent at a number that you know, or go there. The same five numbers must stand on the screen there.',
  'start.check': 'Check number',
  'start.waiting-differ': 'If the numbers differ, stop.',
  'start.waiting-differ-says':
    'Your request may have been changed on its way. Ask your correspondent to refuse it and to send you a new link.',
  'start.waiting-next':
    'When they agree, your correspondent admits you and this page goes on by itself. You can close it: the numbers stay.',
  'start.storage-unsure':
    'This browser has not promised to keep its data. If this is a private window, the device is lost when you close it: then ask for a new link and open it in an ordinary window.',

  'start.refused': 'Your request was not accepted',
  'start.refused-says':
    'Your correspondent refused it or withdrew the invitation, or its time is over. Ask for a new link; then begin anew on this device.',
  'start.suspended': 'Your membership is suspended',
  'start.suspended-says':
    'Nothing is sent and nothing arrives until it is reinstated. Ask your correspondent. What this device has received can be read.',
  'start.removed': 'This device no longer belongs to the network',
  'start.removed-says':
    'Nothing is sent and nothing new arrives. What it had received before can be read. If that is a mistake, ask your correspondent for a new link.',
  'start.read-here': 'Read what is here',
  'start.begin-anew': 'Begin anew',
  'start.erase-ask': 'Erase this device?',
  'start.erase-says':
    'All that Köpri keeps in this browser is erased, drafts too. It cannot be brought back. Close other tabs of Köpri first.',
  'start.erase': 'Erase this device',
  'start.erase-keep': 'Keep it',

  'start.locked': 'Köpri is locked',
  'start.locked-says': 'What you had begun is kept on this device.',
  'start.passphrase-here': 'It is valid on this device only and is sent nowhere.',
  'start.unlock': 'Unlock',
  'start.unlocking': 'Unlocking. It takes a second or two.',
  'start.unlock-device': 'Unlock by confirming',
  'start.unlock-again': 'Nothing has been opened. Try again.',
  'start.forgotten':
    'Nobody can reset a forgotten passphrase. Your national correspondent removes this device and invites you anew.',
  'start.device-lost-hint':
    'If this device no longer confirms, your national correspondent removes it and invites you anew.',
  'start.link-ignored': 'There is a device of the network in this browser already',
  'start.link-owned': 'This device already belongs to {name}',
  'start.link-not-used':
    'The link was not used: nothing was sent, and its secret is gone from the address bar. To enrol another person, open it in another browser or in another profile of this one.',
  'start.opening': 'Opening',
  'start.opening-says': 'What is kept on this device is being read.',

  'start.lost': 'This device is lost',
  'start.lost-says':
    'The browser has deleted what Köpri kept here. Nothing can be read on this device any more, and nobody can restore it.',
  'start.lost-tell': 'Tell your national correspondent: the lost device is removed from the network.',
  'start.lost-link': 'Ask for a new link. You join with it as before.',
  'start.lost-colleagues':
    'What you sent and received is still with your colleagues; they can share it with you again.',
  'start.lost-why':
    'Browsers delete when the disk is full, when site data is cleared, or when a private window is closed. Nobody else can read what was deleted: it was sealed.',
  'start.lost-anew': 'Begin anew',

  'start.broken': 'Köpri cannot open here',
  'start.broken-storage':
    'A private window, or a setting of this browser, may forbid it to keep data. Open Köpri in an ordinary window and allow this site to keep its data.',

  'start.too-old': 'This browser cannot run Köpri',
  'start.too-old-says': 'Nothing has been asked of you and nothing was sent.',
  'start.too-old-missing': 'What it lacks: {what}.',
  'start.too-old-do': 'Use one of these or a newer one: {browsers}.',
  'start.too-old-storage': 'Or allow this site to keep data, and use no private window.',
  'start.too-old-link': 'Your link has not been used. Open it there.',
  'start.insecure': 'This address is not secure',
  'start.insecure-do':
    'Open Köpri at an address that begins with {scheme}, as your correspondent gave it. Nothing has been asked of you and nothing was sent.',
} as const satisfies EnglishTexts<'start'>;
