/** Turkmen texts of what a correspondent does: inviting, admitting, suspending, removing. */
import type { Translated } from '../../message.js';
import type { correspondentTexts as english } from '../../en/web/correspondent.js';

export const correspondentTexts = {
  'correspondent.title': 'Agzalyga almak',
  'correspondent.says': 'Kepil geçen adamyňyz ähli ýurtlara elýeterli bolýar. Goluňyz sprawoçnikde galýar.',
  'correspondent.only-coordinators': 'Agzalyga diňe utgaşdyryjylar we sekretariat alýar.',
  'correspondent.invite': 'Çagyr',
  'correspondent.admit': 'Agzalyga al',
  'correspondent.refuse': 'Ret et',

  'correspondent.deciding': 'Kararyňyza garaşýanlar',
  'correspondent.none': 'Kararyňyza garaşýan ýok.',
  'correspondent.none-says':
    'Şu enjamda döredilen salgylanma ulanylandan birnäçe sekunt soň ýüztutma bu ýerde özi peýda bolýar.',
  'correspondent.came': '{n} ýüztutma kararyňyza garaşýar.',
  'correspondent.your-check': 'Siziň barlagyňyz',
  'correspondent.check': 'Barlag belgisi',
  'correspondent.check-how':
    'Bu adama özüňiziň bilýän belgiňiz boýunça jaň ediň ýa-da duşuşyň. Ol bäş sany okap bersin: olar şular bolmaly.',
  'correspondent.compared': 'Sanlary deňeşdirdim, olar gabat gelýär',
  'correspondent.compare-first': 'Ilki sanlary deňeşdiriň.',
  'correspondent.is-compared': 'sanlar deňeşdirildi',
  'correspondent.not-compared': 'sanlar deňeşdirilmedi',
  'correspondent.twice': 'salgylanma iki gezek ulanyldy',
  'correspondent.twice-title': 'Bu salgylanma birden köp gezek ulanyldy.',
  'correspondent.twice-says':
    'Ol başga birinde hem bar. Diňe şu bäş sany size okap beren adamy agzalyga alyň, beýlekisini ret ediň. Şübhe bolsa, ikisini-de ret ediň we täze salgylanma dörediň. Beýle ýüztutmalar başgalar bilen bilelikde hiç haçan kabul edilmeýär.',
  'correspondent.admit-compared': 'Deňeşdirilen {n} adamy agzalyga al',
  'correspondent.admitted': '{name} agzalyga alyndy.',
  'correspondent.will-show': 'Sprawoçnikde görünjek zatlar',
  'correspondent.name': 'Ady',
  'correspondent.name-local': 'Öz ýazuwynda',
  'correspondent.role': 'Roly',
  'correspondent.country': 'Ýurt',
  'correspondent.authority': 'Edara',
  'correspondent.position': 'Wezipesi',

  'correspondent.refuse-ask': '{name}: ýüztutma ret edilsinmi?',
  'correspondent.refuse-says':
    'Bu adamyň enjamy diňe ret edilendigini bilýär. Ýüztutmany yzyna gaýtaryp bolmaýar: täze salgylanma gerek bolar.',
  'correspondent.refuse-act': 'Ýüztutmany ret et',
  'correspondent.refuse-keep': 'Garaşsyn',
  'correspondent.reason': 'Sebäp',
  'correspondent.reason-here': 'Diňe şu enjamda ýazylyp galýar. Iberilmeýär.',
  'correspondent.reason-public': 'Sprawoçnikde görünýär, ony ähli agzalar okaýar. Işler barada hiç zat ýazmaň.',
  'correspondent.reason-missing': 'Sebäbini ýazyň.',
  'correspondent.refused': 'Ret edilenler, şu enjamdaky ýazgy',

  'correspondent.links': 'Şu enjamda döredilen salgylanmalar',
  'correspondent.links-says': 'olar bilen entek hiç kim agzalyga alynmady',
  'correspondent.for-whom': 'Kim üçin',
  'correspondent.valid-until': 'Möhleti',
  'correspondent.show-link': 'Salgylanmany görkez',

  'correspondent.made': 'Döredildi',
  'correspondent.asked': 'Onuň bilen ýüztutma berdi: {names}.',
  'correspondent.withdraw': 'Yzyna al',
  'correspondent.withdraw-ask': 'Çakylyk yzyna alynsynmy: {whom}?',
  'correspondent.withdraw-says':
    'Bu salgy nirede bolsa-da, onuň bilen indi hiç kim goşulyp bilmez we bu enjam onuň syryny ýatdan çykarar. Muny yzyna gaýtaryp bolmaýar: goşulmaly adama täze salgy gerek bolar.',
  'correspondent.withdraw-asked': 'Onuň bilen eýýäm ýüztutma geldi, ony kabul edip bolmaz: {names}.',
  'correspondent.withdraw-act': 'Çakylygy yzyna al',
  'correspondent.withdrawn': 'Çakylyk yzyna alyndy.',
  'correspondent.withdrawn-at': 'yzyna alyndy: {time}',
  'correspondent.withdrawn-asked': 'Ýüztutma beripdi, kabul edip bolmaýar: {names}.',
  'correspondent.withdrawn-untold':
    'Serwer muny entek bilmeýär, jogap beren badyna habar berler. Bu enjam onuň bilen hiç kimi kabul etmez.',

  'correspondent.members': 'Agzalar',
  'correspondent.all-countries': 'Ähli ýurtlar',
  'correspondent.member': 'Agza',
  'correspondent.state': 'Ýagdaýy',
  'correspondent.since': 'Alnan güni',
  'correspondent.acts': 'Hereketler',
  'correspondent.you': 'bu siz',
  'correspondent.active': 'agzalygy güýjünde',
  'correspondent.suspended': 'wagtlaýyn togtadyldy',
  'correspondent.removed': 'agzalykdan çykaryldy',

  'correspondent.suspend': 'Wagtlaýyn togtat',
  'correspondent.suspend-ask': '{name}: agzalygy wagtlaýyn togtadylsynmy?',
  'correspondent.suspend-says':
    'Siz dikeldýänçäňiz onuň enjamlaryndan hiç zat iberilmeýär we olara hiç zat gelmeýär. Öň gelenleri okap bolýar.',
  'correspondent.suspend-act': 'Agzalygy wagtlaýyn togtat',
  'correspondent.reinstate': 'Dikelt',
  'correspondent.reinstate-ask': '{name}: agzalygy dikeldilsinmi?',
  'correspondent.reinstate-says': 'Ol ýene iberip we alyp bilýär. Togtatmany siziň aýrandygyňyz sprawoçnikde görünýär.',
  'correspondent.reinstate-act': 'Agzalygy dikelt',
  'correspondent.remove': 'Agzalykdan çykar',
  'correspondent.remove-ask': '{name}: agzalykdan çykarylsynmy?',
  'correspondent.remove-says':
    'Onuň enjamlary ähli kanallardan hemişelik çykýar. Öň gelenleri onda galýar. Muny yzyna gaýtaryp bolmaýar: şol adam diňe täze salgylanma bilen, täze agza hökmünde gaýdyp geler.',
  'correspondent.remove-act': 'Agzalykdan çykar',
  'correspondent.erase': 'Poz',
  'correspondent.erase-ask': '{name} barada sprawoçnikde ýazylan zatlar pozulsynmy?',
  'correspondent.erase-says':
    'Ady, wezipesi we dilleri serwerden hem-de düzgünleri berjaý edýän her enjamdan pozulýar. Beýle agzanyň bolandygy adsyz galýar. Ätiýaçlyk nusgalara ýetmeýär. Muny yzyna gaýtaryp bolmaýar.',
  'correspondent.erase-act': 'Adyny poz',
  'correspondent.keep': 'Hiç zady üýtgetme',
  'correspondent.open-queries': 'Açyk {n} soraw üçin başga adam gerek bolar:',
  'correspondent.open-none': 'Onuň açyk soragy bu enjamda görünmeýär.',
  'correspondent.open-here-only': 'Diňe bu enjamyň görýän soraglary sanaldy.',

  'correspondent.invite-title': 'Adam çagyrmak',
  'correspondent.invite-says':
    'Salgylanma döredýärsiňiz, ony tabşyrýarsyňyz we agzalyga almazdan öň sanlary deňeşdirýärsiňiz.',
  'correspondent.country-own': 'Siz diňe öz ýurduňyza çagyrýarsyňyz.',
  'correspondent.country-missing': 'Ýurdy saýlaň.',
  'correspondent.authority-missing': 'Edarany saýlaň.',
  'correspondent.position-hint': 'Boş galyp biler. Ony ähli ýurtlardaky agzalar adynyň ýanynda okaýar.',
  'correspondent.make-link': 'Salgylanma döret',

  'correspondent.link-title': 'Çakylyk salgylanmasy',
  'correspondent.link-says':
    'Ol bir gezek işleýär. Salgylanma kimde bolsa, şol goşulmagy sorap biler: ony özüňiz ýa-da ynanýan ýoluňyz bilen tabşyryň.',
  'correspondent.copy': 'Salgylanmany göçür',
  'correspondent.copied': 'Göçürildi.',
  'correspondent.not-copied': 'Brauzer göçürmedi. Salgylanmany kagyzdan saýlap, eliňiz bilen göçüriň.',
  'correspondent.print': 'Kagyzy çap et',
  'correspondent.sheet-language': 'Kagyzyň dili',
  'correspondent.link-gone': 'Bu salgylanma şu enjamda ýok.',
  'correspondent.link-gone-says': 'Ol ulanyldy ýa-da yzyna alyndy, möhleti geçdi ýa-da başga enjamda döredildi.',

  'correspondent.sheet': 'Köprä çakylyk',
  'correspondent.sheet-network': 'Merkezi Aziýa we Günorta Kawkaz ýurtlarynyň halkara hukuk hyzmatdaşlygy tory',
  'correspondent.sheet-what':
    'Köpri toruň edaralarynyň arasynda iş boýunça soraglary geçirýär. Olar siziň enjamyňyzda şifrlenýär we diňe niýetlenen adamlaryň enjamlarynda açylýar.',
  'correspondent.sheet-as': 'Çagyrylýan ornuňyz',
  'correspondent.sheet-steps': 'Näme etmeli',
  'correspondent.sheet-open':
    'Işlejek enjamyňyzda salgylanmany brauzeriň adaty penjiresinde açyň, hususy penjirede däl.',
  'correspondent.sheet-name':
    'Adyňyzy we familiýaňyzy ýazyň hem-de parol sözlemini saýlaň. Ony hiç kim täzeläp bilmeýär.',
  'correspondent.sheet-call':
    'Bäş san çykýar. Sizi çagyrýan adama ({name}) özüňiziň bilýän belgiňiz boýunça jaň ediň we olary okap beriň.',
  'correspondent.sheet-wait': 'Sanlar gabat gelende siz agzalyga alynýarsyňyz we sahypa özi dowam edýär.',
  'correspondent.sheet-link': 'Siziň salgylanmaňyz',
  'correspondent.sheet-gaps': 'Boşluklar diňe okamak üçin; olary ýazsaňyz-da, ýazmasaňyz-da zyýany ýok.',
  'correspondent.sheet-code': 'Kamera üçin şol salgylanma',
  'correspondent.sheet-keep': 'Bir gezek işleýär. Bu kagyzy hiç kime görkezmäň we goşulanyňyzdan soň ýok ediň.',
} as const satisfies Translated<typeof english, 'tk'>;
