/** English texts of what the server learns, and what cannot be promised. */
import type { EnglishTexts } from '../../message.js';

export const honestyTexts = {
  'honesty.server-title': 'What the server sees',
  'honesty.server-says': 'It carries what you send and cannot read it. By carrying it, it learns this.',
  'honesty.members': 'Members',
  'honesty.members-open':
    'Who is a member, of which country and authority, in which role, since when, who vouched, and which devices they have. This stays for ever.',
  'honesty.members-personal':
    'Names in both scripts, positions, languages, names of devices, and the reasons of suspensions and removals, until they are erased.',
  'honesty.joining': 'Invitations and requests',
  'honesty.joining-invited':
    'Who invited, from which device, into which country and authority, as what, and until when. Never the secret in the link.',
  'honesty.joining-requests':
    'Of a request: when it came, whether it was admitted, and that somebody else had used the link. Name and languages in it are deleted once it is decided.',
  'honesty.messages': 'Messages and channels',
  'honesty.messages-sent':
    'Which device sends into which channel, when, and about how much. A message has one of six lengths; the smallest is that of receipts and of texts of a few words.',
  'honesty.messages-channels':
    'Which devices are or were in a channel, from which message to which, and how often its members changed.',
  'honesty.messages-adding': 'Whose device somebody is about to add to which channel.',
  'honesty.files': 'Files',
  'honesty.files-seen':
    'Who put a file into which channel and when, and its length to within 12 percent. Neither its name nor its type.',
  'honesty.numbers': 'Case numbers',
  'honesty.numbers-seen':
    'How many case queries each country asks in a year, because the server hands out the numbers. Deadlines it does not see.',
  'honesty.presence': 'When you are there',
  'honesty.presence-online':
    'Which device is connected, from which address, and who fetches which message, file or part of the directory, and when. It sees this and does not keep it.',
  'honesty.presence-page':
    'When a browser at which address opens this page or looks for a newer version, and which version it has.',
  'honesty.written': 'What it writes down',
  'honesty.written-log':
    'An id, the kind of request, sizes, times, and the network of the caller instead of the whole address. How long this is kept is decided by whoever runs the server.',
  'honesty.never': 'What it never learns',
  'honesty.never-content':
    'Titles, texts, names and types of files; content, type, urgency, dates and state of case queries; handling codes; who owns a channel; what you search for.',
  'honesty.full-list': 'The full list, field by field, comes with the documents of the program.',
  'honesty.limits-title': 'What we cannot promise',
  'honesty.limits-says': 'Said before you rely on it.',
  'honesty.hidden': 'That nobody sees you communicate',
  'honesty.hidden-says':
    'The server knows who sends into which channel, when and about how much. Whoever watches your line sees that you talk to this server.',
  'honesty.page': 'That a web page is always the right one',
  'honesty.page-says':
    'Whoever serves a page can serve another one. After the first visit this browser takes only releases with the right signature, refuses others and says so.',
  'honesty.page-not':
    'It cannot do so on the first visit, on a forced reload, after site data was cleared, or when the server changes the guard of the page while no page is open. A swap while a page is open is noticed in most cases, and Köpri locks. Without a secure address every visit is a first one. Who must not depend on the server for the program uses the command line.',
  'honesty.recipient': 'That a recipient keeps it to themselves',
  'honesty.recipient-says':
    'Whoever may read can copy, photograph or repeat. Handling codes bind people; the program decides only who can open what. What was read before a removal stays with who read it.',
  'honesty.seized': 'That a seized open device stays closed',
  'honesty.seized-says':
    'While Köpri is open, whoever holds the device reads what you read. Locked, it is as strong as your passphrase or the confirmation of the device. Malicious software on the device reads along.',
  'honesty.vouching': 'That everybody who vouches is honest',
  'honesty.vouching-says':
    'A dishonest or coerced correspondent can admit a false member, and a dishonest secretariat a false correspondent. It is signed and everybody sees it; it is not prevented. Any member can pass on the list of members.',
  'honesty.unconfirmed': 'That all countries see the same directory',
  'honesty.unconfirmed-says':
    'No country confirms the directory independently yet. As long as no message passes between two groups, a dishonest server could show them two directories.',
  'honesty.delivery': 'That everything arrives',
  'honesty.delivery-says':
    'A server that is away or holds messages back cannot be forced. Gaps are noticed, the newest messages can be missing for a while without notice.',
  'honesty.block': 'That it works against a national block',
  'honesty.block-says': 'Köpri speaks to one address. It has no way around a network that blocks it.',
  'honesty.blocks': 'That its building blocks are free of error',
  'honesty.blocks-says':
    'The libraries that seal and open have not been audited independently as they are used here. A future quantum computer could forge signatures; it could not read the past.',
  'honesty.court': 'That a court admits it',
  'honesty.court-says':
    'Checksums, signatures and the chain of custody show that a file is what was shared, and who acted. Integrity is not admissibility: that is for the court. Nothing sent here is a formal request for mutual legal assistance.',
  'honesty.traces': 'That the browser forgets where you were',
  'honesty.traces-says':
    'Its own history notes when you opened Köpri, the numbers of cases and members you looked at, and an invitation link you opened. A passphrase that you let it remember lies there, not in Köpri. Clear the history of a device that may be taken from you; not the site data, which is the device itself.',
  'honesty.evicted': 'That the browser keeps your data',
  'honesty.evicted-says':
    'It may delete them when the disk is full, when site data is cleared, or when a private window is closed. Then this device is lost, and nobody can restore it.',
  'honesty.saved': 'That files you save stay sealed',
  'honesty.saved-says':
    'A file that you save lies in the clear where you put it, and what you print lies on the desk. Köpri does not reach them any more.',
  'honesty.erasure': 'That erased means gone everywhere',
  'honesty.erasure-says':
    'Erasing reaches the server and every device that keeps to the rules. It does not reach backups, or programs that somebody has changed.',
  'honesty.warnings': 'That warnings find everything',
  'honesty.warnings-says':
    'The search for names and numbers in free text misses some and suspects too many. Warnings about victims refuse nothing: you decide.',
} as const satisfies EnglishTexts<'honesty'>;
