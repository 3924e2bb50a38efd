/** Turkmen words for errors: what happened and what to do next. */
import type { ErrorCode } from '@kopri/protocol';
import type { StartErrorCode } from '../catalogue.js';
import { type ErrorWords, words } from '../error-words.js';

const OPERATOR = 'Toruňyzyň operatoryna habar beriň.';

export const errors = {
  'setup-token-wrong': words(
    'Bu gurnama kody ýaramaýar.',
    'Serweriň ilkinji gezek işe girende görkezen koduny alyň; ol diňe bir tory esaslandyrmak üçin ýaraýar.',
  ),
  'network-exists': words('Bu serwerde eýýäm bir tor bar.', 'Oňa goşulmak üçin utgaşdyryjydan salgylanma soraň.'),
  'request-unknown': words('Şeýle ýüztutma ýok.', 'Garaşýanlaryň sanawyna serediň.'),
  'request-forged': words('Bu ýüztutma özünde görkezilen çakylyk bilen edilmändir.', 'Ony agzalyga almaň; ret ediň.'),
  'request-alarm': words(
    'Bir salgylanma boýunça iki ýüztutma geldi: biri ýalan adamdan bolup biler.',
    'Barlag belgilerini telefon arkaly deňeşdiriň, soňra birini agzalyga alyň, beýlekisini ret ediň.',
  ),
  'not-entitled': words('Roluňyz muňa ýol bermeýär.', 'Ýurduň utgaşdyryjysyna ýa-da sekretariata ýüz tutuň.'),
  'country-unknown': words('Bu ýurt toruň sanawynda ýok.', 'Onuň kodunyň iki baş harpyny ýazyň, meselem, TM ýa-da TR.'),
  'authority-unknown': words(
    'Bu edara öz ýurdunyň sanawynda ýok.',
    'Sprawoçnikde görkezilenleriň birini saýlaň, meselem, tm-gpo.',
  ),
  'role-unknown': words('Şeýle rol ýok.', 'Ikisinden biri bolmaly: practitioner ýa-da correspondent.'),
  'statement-refused': words(
    'Sprawoçnik bu üýtgetmäni kabul etmeýär.',
    'Bu enjamdaky maglumaty täzeläň we ýene bir gezek serediň: başga biri öňürdip biler.',
  ),
  'directory-rolled-back': words(
    'Serwer öň görkezeninden köne sprawoçnigi görkezýär. Hemme zat togtadyldy.',
    'Bu serwere başga ýol bilen hem hiç zat ibermäň. Sekretariata telefon arkaly habar beriň.',
  ),
  'directory-contradicts': words(
    'Serwer öz gol çekenine ters gelýän sprawoçnigi görkezýär. Hemme zat togtadyldy.',
    'Tassyknama saklandy. Sekretariata telefon arkaly habar beriň.',
  ),
  'directory-behind': words('Bu kompýuterdäki sprawoçnik könelipdir.', 'Bu enjamdaky maglumaty täzeläň.'),
  'member-unknown': words('Şeýle atly ýa-da belgili agza ýok.', 'Sprawoçnikden gözläň.'),
  'member-ambiguous': words('Bu ada birnäçe agza gabat gelýär.', 'Sprawoçnigiň görkezýän belgisini ulanyň.'),
  'member-inactive': words(
    'Bu agzanyň agzalygy togtadyldy ýa-da ol agzalykdan çykaryldy.',
    'Ýurduň sprawoçniginden başga kärdeş tapyň.',
  ),
  'member-exists': words('Bu agza eýýäm sprawoçnikde bar.', 'Sprawoçnikdäki ýazga serediň.'),
  'channel-unknown': words('Şeýle kanal ýok ýa-da siz oňa gatnaşmaýarsyňyz.', 'Öz kanallaryňyzyň sanawyna serediň.'),
  'epoch-behind': words('Bu aralykda kanal üýtgedi.', 'Ýazanlaryňyz öz-özünden gaýtadan iberiler.'),
  'epoch-ahead': words('Bu kompýuter serwerden öňde: serwer maglumat ýitiren bolup biler.', OPERATOR),
  'channel-rolled-back': words(
    'Serwerde kanalyň bu kompýuterde okalanyndan azy bar: ol habarlary ýitiripdir.',
    OPERATOR,
  ),
  'repair-first': words('Biri bu kanaldan gitdi, ilki ony çykarmaly.', 'Bu öz-özünden ýerine ýetirilýär.'),
  'roster-mismatch': words(
    'Kanala kimiň gatnaşýandygy barada serwer bilen bu kompýuter ylalaşmaýar.',
    'Bu enjamdaky maglumaty täzeläň; gaýtalansa, operatora habar beriň.',
  ),
  'key-packages-exhausted': words(
    'Häzirlikçe bu agzany täze kanala goşup bolmaýar.',
    'Ol aragatnaşyga çykandan soň gaýtadan synanyşyň.',
  ),
  'quota-exceeded': words('Serwerdäki ýeriňiz doldy.', 'Operatordan goşmaça ýer soraň ýa-da kiçiräk faýllary iberiň.'),
  'message-too-large': words('Habar gaty uzyn.', 'Ony gysgaldyň ýa-da faýl görnüşinde beriň.'),
  'nothing-to-send': words('Iberere zat ýok.', 'Tekst ýazyň ýa-da özüňizden başga azyndan bir agzany görkeziň.'),
  'claim-differs': words(
    'Kärdeşiňiz bu kanalda siziň göreniňizden başga zady gördi.',
    'Ýene bir gezek okaň we ibermezden öň kärdeşiňizden telefon arkaly soraň.',
  ),
  unreadable: words('Bu ýazgyny açyp bolmaýar.', 'Iberijiden ony gaýtadan ibermegi soraň.'),
  'commit-refused': words(
    'Bu kanalyň üýtgedilmegi onuň düzgünlerini bozýar we kabul edilmedi.',
    'Kanalyňyz öňki ýaly galdy. Utgaşdyryjyňyza habar beriň.',
  ),
  'signature-wrong': words(
    'Gol gabat gelmeýär. Gol çekilen zat ulanylmaýar.',
    'Bu enjamdaky maglumaty täzeläň; gaýtalansa, sekretariata habar beriň.',
  ),
  'newer-version-needed': words(
    'Bu Köpriniň has täze wersiýasynda döredilipdir.',
    'Häzirki wersiýany gurnaň; ýazgy saklandy we şonda açylar.',
  ),
  'query-faulty': words(
    'Iş boýunça sorawda ýalňyşlyklar bar; hemmesi sanaldy.',
    'Görkezilen ýerleri düzediň, soňra gaýtadan synanyşyň. Hiç zat iberilmedi.',
  ),
  'query-unknown': words(
    'Şeýle belgili iş boýunça soraw ýok.',
    'Sanawa serediň; ol täze bolsa, bu enjamdaky maglumaty täzeläň.',
  ),
  'query-ambiguous': words('Bu belgi iki sany iş boýunça sorawda bar.', 'Sanawda görkezilen ýazgy belgisini ulanyň.'),
  'act-does-not-apply': words(
    'Iş boýunça sorawyň bu tapgyrynda muny edip bolmaýar.',
    'Iş boýunça sorawyň haýsy tapgyrdadygyna serediň.',
  ),
  'not-your-turn': words('Muny beýleki tarap etmeli.', 'Kimiň soraýandygyna we kimiň jogap berýändigine serediň.'),
  'question-unknown': words('Iş boýunça sorawda şeýle belgili sorag ýok.', 'Soraglar 1-den başlap sanalýar.'),
  'date-malformed': words('Bu senäni ulanyp bolmaýar.', 'Ýyly, aýy we güni ýazyň, meselem, 2026-11-03.'),
  'file-missing': words('Şeýle faýl ýok.', 'Ýoluny we ýazylyşyny barlaň.'),
  'file-empty': words('Faýl boş.', 'Onuň doly saklanandygyny barlaň, soňra gaýtadan synanyşyň.'),
  'file-unreadable': words(
    'Faýly okap bolmaýar.',
    'Onuň ýerindedigini, saýlanyňyzdan soň üýtgemändigini, garaşylýan görnüşdedigini we size okamaga rugsat berlendigini barlaň.',
  ),
  'file-damaged': words(
    'Gelen faýl iberilen faýl däl. Ol saklanmady.',
    'Ony gaýtadan alyň; ýene başartmasa, iberijä ýüz tutuň.',
  ),
  'summary-faulty': words(
    'Subutnama barada maglumatda ýalňyşlyklar bar; hemmesi sanaldy.',
    'Görkezilen ýerleri düzediň, soňra gaýtadan synanyşyň. Hiç zat iberilmedi.',
  ),
  'evidence-unknown': words('Şeýle subutnama ýok.', 'Sanawa serediň; ol täze bolsa, bu enjamdaky maglumaty täzeläň.'),
  'blob-unknown': words(
    'Serwerde bu faýl ýok ýa-da ol size niýetlenmedik.',
    'Bu enjamdaky maglumaty täzeläň; şonda-da bolmasa, iberijiden gaýtadan bermegini soraň.',
  ),
  'message-unknown': words(
    'Şeýle habar ýok ýa-da ol siziňki däl.',
    'Iberilmegine garaşýanlaryň sanawyna ýene bir gezek serediň.',
  ),
  'recall-too-late': words(
    'Muny indi yza alyp bolmaýar: ol ýolda ýa-da eýýäm gowşuryldy.',
    'Düzetmeli zat bolsa, alyjylara ýazyň.',
  ),
  cancelled: words('Bu ýatyryldy. Ondan bu ýerde hiç zat saklanmady.', 'Gerek bolanda, täzeden başlaň.'),
  'upload-interrupted': words(
    'Faýly ibermek kesildi.',
    'Baryp ýeteni saklandy. Şol ýerden dowam etmek üçin gaýtadan synanyşyň.',
  ),
  'output-exists': words('Şeýle atly faýl eýýäm bar. Ol üýtgedilmedi.', 'Başga bukja saýlaň.'),
  'output-unwritable': words('Bu bukja ýazyp bolmaýar.', 'Özüňize degişli başga bukja saýlaň.'),
  'data-unreachable': words(
    'Serweriň maglumat bukjasyny okap ýa-da oňa ýazyp bolmaýar.',
    'Maglumat binýadynyň ulanyp biljek bukjasyny görkeziň, meselem, KOPRI_DATA=/var/lib/kopri.',
  ),
  'database-unavailable': words(
    'Maglumat binýady jogap bermeýär.',
    'DATABASE_URL bahasyny we PostgreSQL işini barlaň; serwer özi gaýtadan synanyşýar.',
  ),
  'platform-without-database': words(
    'Bu görnüşli kompýuter üçin içine goýlan maglumat binýady ýok.',
    'PostgreSQL gurnaň we DATABASE_URL bahasyny beriň.',
  ),
  'server-already-running': words(
    'Bu maglumat binýady bilen eýýäm başga serwer işleýär.',
    'Ilki ony togtadyň ýa-da bu serwere öz maglumat binýadyny ýa-da KOPRI_DATA bahasyny beriň.',
  ),
  'web-client-missing': words(
    'Bu serwerde web-kliýent ýygnalmandyr.',
    'Onuň bukjasyny KOPRI_WEB bilen görkeziň ýa-da npm run build buýrugyny ýerine ýetiriň.',
  ),
} as const satisfies Readonly<Record<Exclude<ErrorCode, StartErrorCode>, ErrorWords>>;
