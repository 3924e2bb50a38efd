/** Turkmen texts of the first screens: too old a browser, joining, founding, waiting, the lock, a lost device. */
import type { start as english } from '../en/start.js';
import type { Translated } from '../message.js';

export const start = {
  'start.error-with-detail': '{message} ({detail})',
  'start.language': 'Dil',
  'start.as-of': 'Sagat {time} ýagdaýyna görä',
  'start.offline': 'Aragatnaşyk ýok',
  'start.what': 'Edaralaryň arasynda iş boýunça soraglar, enjamyňyzda şifrlenýär. Wersiýa {version}',
  'start.again': 'Gaýtadan synanyş',
  'start.go-on': 'Dowam et',
  'start.lock': 'Gulpla',
  'start.code': 'Kod {code}.',

  'start.step-invitation': 'Çakylyk',
  'start.step-device': 'Bu enjam',
  'start.step-compare': 'Deňeşdirme',

  'start.welcome': 'Salgylanma bilen goşulmak',
  'start.welcome-says': 'Ony size milli utgaşdyryjyňyz iberýär. Ol bir gezek işleýär.',
  'start.link': 'Çakylyk salgylanmasy',
  'start.link-hint': 'Salgylanmany tutuşlygyna goýuň. Içindäki boşluklar we setir geçişleri päsgel bermeýär.',
  'start.elsewhere': 'Bu salgylanma başga serwere degişli: {address}.',
  'start.elsewhere-says':
    'Diňe şol ýerde goşulyp bolýar. Açmazdan öň salgyny utgaşdyryjyňyzyň aýdany bilen deňeşdiriň.',
  'start.open-there': 'Şol ýerde aç',
  'start.unreachable': 'Girizenleriňiz şu sahypada galýar. Aragatnaşygy barlaň.',

  'start.join-title': 'Adyňyz we enjamyň gulpy',
  'start.invited': 'Çagyrylýan ornuňyz: {what}.',
  'start.name': 'Adyňyz we familiýaňyz latyn harplary bilen',
  'start.name-hint': 'Pasportdaky ýaly. Ony ähli ýurtlardaky agzalar görýär.',
  'start.name-missing': 'Adyňyzy we familiýaňyzy ýazyň.',
  'start.name-long': 'Iň köp 120 belgi.',
  'start.unseen-removed': 'Tekst bilen bile görünmeýän belgiler geldi, olar aýryldy. Ony ýene bir gezek okaň.',
  'start.name-not-latin': 'Bu ýere latyn harplary bilen ýazyň. Öz ýazuwyňyz üçin aşakda meýdança bar.',
  'start.name-local': 'Adyňyz we familiýaňyz öz ýazuwyňyzda, ol başga bolsa',
  'start.name-local-hint': 'Ol hemme ýerde latynça ýazylyşynyň ýanynda durýar.',
  'start.languages': 'Haýsy dillerde işleýärsiňiz',
  'start.passphrase': 'Parol sözlemi',
  'start.passphrase-hint':
    'Diňe şu enjamy açýar we hiç ýere iberilmeýär. Iň az 12 belgi ýa-da 4 söz. Ony hiç kim täzeläp bilmeýär.',
  'start.passphrase-short': 'Bu gaty gysga. Iň az 12 belgi ýa-da 4 söz ýazyň.',
  'start.passphrase-enough': 'Uzynlygy ýeterlik.',
  'start.passphrase-strong': 'Uzynlygy ýeterlik, tapmak kyn.',
  'start.show': 'Ýazýanymy görkez',
  'start.join': 'Ýüztutma iber',
  'start.joining':
    'Bu enjamyň gulpy döredilýär we ýüztutmaňyz iberilýär. Bu birnäçe sekunt, haýal aragatnaşykda bir minuda çenli dowam edýär. Sahypany ýapmaň.',
  'start.other-link': 'Başga salgylanma giriz',
  'start.use-device': 'Munuň ýerine enjamyň özi bilen tassykla',
  'start.device-refused': 'Enjam tassyklamady.',
  'start.device-refused-hint': 'Hiç zat döredilmedi. Gaýtadan synanyşyň ýa-da parol sözlemini saýlaň.',
  'start.device-unable': 'Bu enjamda ýa-da brauzerde beýle gulp goýup bolmaýar.',
  'start.device-unable-hint': 'Hiç zat döredilmedi. Parol sözlemini saýlaň.',

  'start.found-title': 'Tory esaslandyrmak',
  'start.found-says':
    'Bu serwerde entek tor ýok. Ony esaslandyran sekretariat bolýar we ýurtlaryň utgaşdyryjylaryny agzalyga alýar.',
  'start.setup-token': 'Gurnama kody',
  'start.setup-token-hint': 'Serwer ony ilkinji gezek işe girende görkezdi. Ol bir gezek işleýär.',
  'start.setup-token-missing': 'Gurnama koduny giriziň.',
  'start.found-name-hint':
    'Sekretariatyň ýa-da onuň adyndan hereket edýän adamyň ady. Ony ähli ýurtlardaky agzalar görýär.',
  'start.found-name-not-latin': 'Bu ýere latyn harplary bilen ýazyň.',
  'start.found': 'Tory esaslandyr',
  'start.founding':
    'Bu enjamyň gulpy döredilýär we tor esaslandyrylýar. Bu birnäçe sekunt, haýal aragatnaşykda bir minuda çenli dowam edýär. Sahypany ýapmaň.',

  'start.waiting': 'Bu bäş sany utgaşdyryjyňyza okap beriň',
  'start.waiting-says':
    'Milli utgaşdyryjyňyza özüňiziň bilýän belgiňiz boýunça jaň ediň ýa-da ýanyna baryň. Onuň ekranynda hem şol bäş san durmaly.',
  'start.check': 'Barlag belgisi',
  'start.waiting-differ': 'Sanlar tapawutlanýan bolsa, saklanyň.',
  'start.waiting-differ-says':
    'Ýüztutmaňyz ýolda üýtgedilen bolup biler. Utgaşdyryjyňyzdan ony ret etmegini we täze salgylanma ibermegini soraň.',
  'start.waiting-next':
    'Sanlar gabat gelende utgaşdyryjyňyz sizi agzalyga alýar we bu sahypa özi dowam edýär. Ony ýapyp bilersiňiz: sanlar saklanýar.',
  'start.storage-unsure':
    'Brauzer maglumatlary saklamaga söz bermedi. Bu hususy penjire bolsa, ol ýapylanda enjam ýitýär: täze salgylanma soraň we ony adaty penjirede açyň.',

  'start.refused': 'Ýüztutmaňyz kabul edilmedi',
  'start.refused-says':
    'Utgaşdyryjyňyz ony ret etdi, çakylygy yzyna aldy ýa-da onuň möhleti geçdi. Täze salgylanma soraň, soň bu enjamda täzeden başlaň.',
  'start.suspended': 'Agzalygyňyz wagtlaýyn togtadyldy',
  'start.suspended-says':
    'Dikeldilýänçä hiç zat iberilmeýär we gelmeýär. Utgaşdyryjyňyzdan soraň. Bu enjamyň alanlaryny okap bolýar.',
  'start.removed': 'Bu enjam indi tora degişli däl',
  'start.removed-says':
    'Hiç zat iberilmeýär we täze zat gelmeýär. Öň alnanlary okap bolýar. Bu ýalňyşlyk bolsa, utgaşdyryjyňyzdan täze salgylanma soraň.',
  'start.read-here': 'Bu ýerde baryny oka',
  'start.begin-anew': 'Täzeden başla',
  'start.erase-ask': 'Bu enjam pozulsynmy?',
  'start.erase-says':
    'Köpriniň bu brauzerde saklaýan ähli zady, garalamalar hem pozulýar. Ony yzyna gaýtaryp bolmaýar. Ilki Köpriniň beýleki wkladkalaryny ýapyň.',
  'start.erase': 'Bu enjamy poz',
  'start.erase-keep': 'Galdyr',

  'start.locked': 'Köpri gulply',
  'start.locked-says': 'Başlan işleriňiz şu enjamda saklanýar.',
  'start.passphrase-here': 'Diňe şu enjamda işleýär we hiç ýere iberilmeýär.',
  'start.unlock': 'Gulpuny aç',
  'start.unlocking': 'Gulp açylýar. Bu bir-iki sekunt dowam edýär.',
  'start.unlock-device': 'Tassykla we gulpuny aç',
  'start.unlock-again': 'Hiç zat açylmady. Gaýtadan synanyşyň.',
  'start.forgotten':
    'Ýatdan çykan parol sözlemini hiç kim täzeläp bilmeýär. Milli utgaşdyryjyňyz bu enjamy aýyrýar we sizi täzeden çagyrýar.',
  'start.device-lost-hint': 'Bu enjam indi tassyklamasa, milli utgaşdyryjyňyz ony aýyrýar we sizi täzeden çagyrýar.',
  'start.link-ignored': 'Bu brauzerde toruň enjamy eýýäm bar',
  'start.link-owned': 'Bu enjam eýýäm şu adama degişli: {name}',
  'start.link-not-used':
    'Salgy ulanylmady: hiç zat iberilmedi, onuň syry salgy setirinden aýryldy. Başga adam goşulmaly bolsa, ony başga brauzerde ýa-da şu brauzeriň başga profilinde açyň.',
  'start.opening': 'Açylýar',
  'start.opening-says': 'Bu enjamda saklanýan zatlar okalýar.',

  'start.lost': 'Bu enjam ýitdi',
  'start.lost-says':
    'Brauzer Köpriniň bu ýerde saklan zatlaryny pozdy. Bu enjamda indi hiç zady okap bolmaýar we ony hiç kim dikeldip bilmeýär.',
  'start.lost-tell': 'Milli utgaşdyryjyňyza habar beriň: ýiten enjam tordan aýrylýar.',
  'start.lost-link': 'Täze salgylanma soraň. Onuň bilen öňküsi ýaly goşulýarsyňyz.',
  'start.lost-colleagues':
    'Iberen we alan zatlaryňyz kärdeşleriňizde dur; olar muny siz bilen täzeden paýlaşyp bilýär.',
  'start.lost-why':
    'Brauzerler disk dolanda, saýtlaryň maglumatlary arassalananda ýa-da hususy penjire ýapylanda pozýar. Pozulan zady hiç kim okap bilmeýär: ol şifrlenendi.',
  'start.lost-anew': 'Täzeden başla',

  'start.broken': 'Köpri bu ýerde açylmaýar',
  'start.broken-storage':
    'Maglumat saklamagy hususy penjire ýa-da brauzeriň sazlamasy gadagan edýän bolup biler. Köprini adaty penjirede açyň we bu saýta maglumat saklamaga rugsat beriň.',

  'start.too-old': 'Köpri bu brauzerde işlemeýär',
  'start.too-old-says': 'Sizden hiç zat soralmady we hiç zat iberilmedi.',
  'start.too-old-missing': 'Onda ýok zatlar: {what}.',
  'start.too-old-do': 'Şulardan birini ýa-da has täzesini ulanyň: {browsers}.',
  'start.too-old-storage': 'Ýa-da bu saýta maglumat saklamaga rugsat beriň we hususy penjireden peýdalanmaň.',
  'start.too-old-link': 'Salgylanmaňyz ulanylmady. Ony şol ýerde açyň.',
  'start.insecure': 'Bu salgy goragly däl',
  'start.insecure-do':
    'Köprini {scheme} bilen başlaýan salgyda, utgaşdyryjyňyzyň berşi ýaly açyň. Sizden hiç zat soralmady we hiç zat iberilmedi.',
} as const satisfies Translated<typeof english, 'tk'>;
