/** Turkmen words for the errors that can meet people before they are in: no network, no device, no profile. */
import type { StartErrorCode } from '../catalogue.js';
import { type ErrorWords, words } from '../error-words.js';

const WAIT = 'Hiç zat ýitmedi. Bir minutdan gaýtadan synanyşyň.';

export const startErrors = {
  internal: words(
    'Bolmaly däl näsazlyk ýüze çykdy.',
    'Ýene bir gezek synanyşyň; gaýtalansa, görkezilen belgini aýdyp habar beriň.',
  ),
  malformed: words('Gelen maglumat garaşylýan görnüşde däl we kabul edilmedi.', 'Näme edendigiňizi operatora aýdyň.'),
  'not-found': words(
    'Bu ýerde şeýle atly zat ýok ýa-da ol size niýetlenmedik.',
    'Ýazylyşyny barlaň, soňra bu enjamdaky maglumaty täzeläň.',
  ),
  'too-large': words('Bu serweriň kabul edýäninden uly.', 'Birbada azrak iberiň ýa-da faýl görnüşinde beriň.'),
  'too-many-requests': words('Bu enjam gysga wagtda gaty köp ýüz tutdy.', WAIT),
  overloaded: words('Serwer boş däl.', WAIT),
  unavailable: words('Serwer entek taýýar däl.', WAIT),
  'protocol-too-old': words(
    'Köpri programmasynyň bu wersiýasy serwer üçin köne.',
    'Häzirki wersiýany gurnaň; maglumatlaryňyz üýtgemän galar.',
  ),
  'protocol-too-new': words(
    'Serwer Köpri programmasynyň bu wersiýasyndan köne.',
    'Operatordan serweri täzelemegi soraň.',
  ),
  usage: words('Buýruk düşnükli däl.', 'Buýrugyň nähili ýazylýandygyna serediň.'),
  'server-unreachable': words(
    'Serwer bilen aragatnaşyk ýok.',
    'Ýazanlaryňyz saklandy we soň iberiler. Aragatnaşygy barlaň.',
  ),
  'server-of-another-network': words(
    'Bu salgyda başga toruň serweri jogap berýär.',
    'Salgyny utgaşdyryjyňyzdan takyklaň. Hiç zat iberilmedi.',
  ),
  'server-refuses': words(
    'Serwer bu enjamy kabul etmeýär we sebäbine tassyknama bermeýär.',
    'Entek agzadygyňyzy utgaşdyryjyňyzdan soraň.',
  ),
  'release-tampered': words(
    'Serwer çap eden tarapyň gol çekmedik Köpri programmasyny hödürleýär. Köpri gulplandy.',
    'Bu ýere hiç zat ýazmaň. Sekretariata telefon arkaly habar beriň; buýruk setiri işleýär.',
  ),
  'release-refused': words(
    'Täze wersiýa kabul edilmedi: ol çap eden tarapyň gol çeken wersiýasy däl.',
    'Siz öňki wersiýa bilen işleýärsiňiz. Toruňyzyň operatoryna habar beriň.',
  ),
  'clock-wrong': words(
    'Bu kompýuteriň sagady nädogry.',
    'Senäni, wagty we sagat guşaklygyny düzüň, soňra gaýtadan synanyşyň.',
  ),
  'link-malformed': words(
    'Bu salgylanma doly däl ýa-da zaýalanan.',
    'Salgylanmany # belgisinden soňky bölegi bilen bütinleý göçüriň.',
  ),
  'invitation-unknown': words('Serwer bu çakylygy tanamaýar.', 'Utgaşdyryjyňyzdan täze salgylanma soraň.'),
  'invitation-used': words(
    'Bu salgylanma eýýäm ulanyldy.',
    'Ony siz ulanmadyk bolsaňyz, derrew utgaşdyryjyňyza habar beriň we täze salgylanma soraň.',
  ),
  'invitation-expired': words('Bu salgylanmanyň möhleti geçdi.', 'Utgaşdyryjyňyzdan täzesini soraň.'),
  'invitation-withdrawn': words(
    'Bu çakylyk yzyna alyndy: onuň bilen hiç kim alynmaýar.',
    'Täze salgylanma gerek, ony utgaşdyryjy döredýär.',
  ),
  'invitation-wrong-network': words(
    'Bu salgylanma başga tor üçin, serweriň tory üçin däl.',
    'Utgaşdyryjyňyzdan täze salgylanma soraň.',
  ),
  'not-signed-in': words('Serwer kimiň ýüz tutýandygyny bilmeýär.', 'Bu enjamyň kabul edilendigini barlaň.'),
  'challenge-expired': words(
    'Giriş gaty uzaga çekdi.',
    'Gaýtadan synanyşyň; aragatnaşyk haýal bolsa, birnäçe gezek synanyşmaly bolup biler.',
  ),
  'device-waiting': words('Bu enjam kabul edilmegine garaşýar.', 'Barlag belgiňizi utgaşdyryjyňyza okap beriň.'),
  'device-suspended': words(
    'Agzalygyňyz wagtlaýyn togtadyldy.',
    'Maglumatlaryňyz saklanýar. Agzalygyň haçan dikeldiljekdigini utgaşdyryjyňyzdan soraň.',
  ),
  'device-removed': words(
    'Bu enjam indi tora degişli däl.',
    'Bu ýalňyşlyk bolsa, utgaşdyryjyňyzdan täze çakylyk soraň.',
  ),
  'crypto-unavailable': words(
    'Bu kompýuterde şifrlemek işlemeýär. Hiç zat iberilmedi.',
    'Köpri programmasynyň we onuň işleýän gurşawynyň häzirki wersiýasyny gurnaň.',
  ),
  'profile-missing': words('Bu ýerde profil ýok.', 'Utgaşdyryjyňyzdan alan salgylanmaňyz bilen goşulyň.'),
  'profile-exists': words('Bu ýerde eýýäm profil bar.', 'Şony ulanyň ýa-da täzesi üçin başga ýer saýlaň.'),
  'profile-locked': words('Bu enjam gulply.', 'Gulpuny açyň; garalamalar saklandy.'),
  'passphrase-missing': words('Parol sözlemi gerek.', 'Bu enjamyň parol sözlemini giriziň.'),
  'passphrase-wrong': words(
    'Parol sözlemi nädogry.',
    'Gaýtadan synanyşyň, baş harplara we klawiaturanyň diline üns beriň. Ony hiç kim täzeläp bilmeýär.',
  ),
  'vault-weak': words(
    'Bu profiliň goragy rugsat berlenden gowşak ýa-da ol üýtgedilipdir.',
    'Ony ulanmaň. Utgaşdyryjyňyzdan täze çakylyk soraň.',
  ),
  'profile-rolled-back': words(
    'Bu profil köne nusga: ondan soň habarlar iberilipdir. Ol hiç zat ibermeýär.',
    'Iň täze profile dolanyň; ol ýiten bolsa, utgaşdyryjyňyzdan täze çakylyk soraň.',
  ),
  'store-busy': words('Köpri eýýäm bu profil bilen işleýär.', 'Tamamlanýança garaşyň, soňra gaýtadan synanyşyň.'),
  'store-fenced': words(
    'Bu profil şu kompýuteriň başga ýerinde ulanylyp başlandy.',
    'Hiç zat ýitmedi. Gaýtadan synanyşyň.',
  ),
  'store-corrupt': words(
    'Bu profiliň maglumatlary zaýalanypdyr.',
    'Hemme zady bolşy ýaly goýuň we ätiýaçlyk nusgadan dikeldiň ýa-da operatora habar beriň.',
  ),
  'store-full': words('Disk doldy. Ýazylýan zat saklanmady.', 'Biraz ýer boşadyň, soňra gaýtadan synanyşyň.'),
  'store-unreachable': words(
    'Bu profiliň saklanýan ýerini okap ýa-da ýazyp bolmaýar.',
    'Onuň bardygyny we size degişlidigini barlaň ýa-da başgasyny saýlaň.',
  ),
} as const satisfies Readonly<Record<StartErrorCode, ErrorWords>>;
