/** Turkmen texts of what the server learns, and what cannot be promised. */
import type { honestyTexts as english } from '../../en/web/honesty.js';
import type { Translated } from '../../message.js';

export const honestyTexts = {
  'honesty.server-title': 'Serwer näme görýär',
  'honesty.server-says': 'Ol iberýän zatlaryňyzy geçirýär, olary okap bilmeýär. Emma geçirýärkä şulary bilýär.',
  'honesty.members': 'Agzalar',
  'honesty.members-open':
    'Kim agza, haýsy ýurtdan we edaradan, haýsy rolda, haçandan bäri, kim kepil geçdi we haýsy enjamlary bar. Bu hemişelik galýar.',
  'honesty.members-personal':
    'Iki ýazuwdaky atlar, wezipeler, diller, enjamlaryň atlary, togtatmagyň we çykarmagyň sebäpleri, pozulýança.',
  'honesty.joining': 'Çakylyklar we ýüztutmalar',
  'honesty.joining-invited':
    'Kim çagyrdy, haýsy enjamdan, haýsy ýurda we edara, haýsy rola we haçana çenli. Salgylanmanyň içindäki syry hiç haçan bilmeýär.',
  'honesty.joining-requests':
    'Ýüztutma barada: haçan geldi, kabul edildimi, salgylanmany başga biri ulandymy. Ondaky at we diller karar berlenden soň pozulýar.',
  'honesty.messages': 'Habarlar we kanallar',
  'honesty.messages-sent':
    'Haýsy enjam haýsy kanala, haçan we takmynan näçe iberýär. Habaryň alty uzynlykdan biri bar; iň kiçisi tassyklamalaryň we birnäçe sözlük tekstleriňki.',
  'honesty.messages-channels':
    'Haýsy enjamlar kanalda bar ýa-da bardy, haýsy habardan haýsysyna çenli, agzalary näçe gezek üýtgedi.',
  'honesty.messages-adding': 'Kimiň enjamynyň haýsy kanala goşuljakdygy.',
  'honesty.files': 'Faýllar',
  'honesty.files-seen':
    'Faýly kim, haýsy kanala we haçan goýdy, uzynlygy 12 göterim takyklykda. Ne adyny, ne görnüşini bilýär.',
  'honesty.numbers': 'Iş belgileri',
  'honesty.numbers-seen':
    'Her ýurduň ýylda näçe soraw berýändigini, sebäbi belgileri serwer berýär. Möhletleri görmeýär.',
  'honesty.presence': 'Haçan aragatnaşykda',
  'honesty.presence-online':
    'Haýsy enjam aragatnaşykda, haýsy salgydan, kim haýsy habary, faýly ýa-da sprawoçnigiň bölegini haçan alýar. Muny görýär, ýöne saklamaýar.',
  'honesty.presence-page':
    'Haýsy salgydaky brauzer bu sahypany haçan açýar ýa-da täze wersiýany gözleýär we onda haýsy wersiýa bar.',
  'honesty.written': 'Näme ýazyp galýar',
  'honesty.written-log':
    'Şertli belgini, haýyşyň görnüşini, ölçegleri, wagty we doly salgynyň ýerine onuň toruny. Munuň näçe wagt saklanjagyny serweri işledýän çözýär.',
  'honesty.never': 'Hiç haçan bilmeýän zatlary',
  'honesty.never-content':
    'Atlary, tekstleri, faýllaryň atlaryny we görnüşlerini; soraglaryň mazmunyny, görnüşini, gyssaglylygyny, senelerini we ýagdaýyny; ulanyş kodlaryny; kanalyň kimiňkidigini; näme gözleýändigiňizi.',
  'honesty.full-list': 'Doly sanaw programmanyň resminamalarynda bar.',
  'honesty.limits-title': 'Näme söz berip bilmeýäris',
  'honesty.limits-says': 'Bil baglamazyňyzdan öň aýdylýar.',
  'honesty.hidden': 'Aragatnaşygyňyzyň görünmezligi',
  'honesty.hidden-says':
    'Serwer kimiň haýsy kanala, haçan we takmynan näçe iberýändigini bilýär. Liniýaňyza syn edýän bu serwer bilen habarlaşýandygyňyzy görýär.',
  'honesty.page': 'Web sahypanyň elmydama hakykydygy',
  'honesty.page-says':
    'Sahypany berýän başgasyny hem berip biler. Ilkinji girişden soň bu brauzer diňe dogry golly neşirleri alýar, başgalaryny ret edýär we muny aýdýar.',
  'honesty.page-not':
    'Ilkinji girişde, mejbury täzeden açylanda, saýtyň maglumatlary arassalanandan soň we hiç bir sahypa açyk däl wagty serwer sahypanyň goragçysyny çalşanda ol muny edip bilmeýär. Açyk sahypada çalşylmagy köplenç duýulýar we Köpri gulplanýar. Goragly salgy bolmasa, her giriş ilkinji giriş. Programma üçin serwere bagly bolmaly däl adam buýruk setirinden peýdalanýar.',
  'honesty.recipient': 'Alyjynyň syr saklamagy',
  'honesty.recipient-says':
    'Okap bilýän göçürip, surata alyp ýa-da gürrüň berip biler. Ulanyş kodlary adamlary borçly edýär; programma diňe kimiň nämäni açyp biljekdigini çözýär. Çykarylmazdan öň okalan zat okanda galýar.',
  'honesty.seized': 'Alyp galnan açyk enjamyň okalmazlygy',
  'honesty.seized-says':
    'Köpri açyk wagty enjam kimde bolsa, siziň okaýanyňyzy okaýar. Gulplansa, ol parol sözlemiňiz ýa-da enjamyň tassyklamasy ýaly berk. Enjamdaky zyýanly programma siziň bilen bile okaýar.',
  'honesty.vouching': 'Ähli kepil geçýänleriň dogruçyllygy',
  'honesty.vouching-says':
    'Dogruçyl bolmadyk ýa-da mejbur edilen utgaşdyryjy ýalan agzany, dogruçyl bolmadyk sekretariat ýalan utgaşdyryjyny agzalyga alyp biler. Buňa gol çekilýär we muny hemmeler görýär, ýöne onuň öňi alynmaýar. Her bir agza agzalaryň sanawyny başga birine berip biler.',
  'honesty.unconfirmed': 'Ähli ýurtlaryň bir sprawoçnigi görmegi',
  'honesty.unconfirmed-says':
    'Entek hiç bir ýurt sprawoçnigi garaşsyz tassyklamaýar. Iki toparyň arasynda habar geçmeýänçä, dogruçyl bolmadyk serwer olara iki dürli sprawoçnik görkezip biler.',
  'honesty.delivery': 'Hemme zadyň gowuşmagy',
  'honesty.delivery-says':
    'Elýeterli däl ýa-da habarlary saklaýan serweri mejbur edip bolmaýar. Boşluklar duýulýar, ýöne iň täze habarlaryň ýoklugy bir wagt duýulman biler.',
  'honesty.block': 'Ýurtda petiklenende işlemegi',
  'honesty.block-says': 'Köpri bir salga ýüz tutýar. Ony petikleýän tordan aýlanyp geçip bilmeýär.',
  'honesty.blocks': 'Düzüm bölekleriniň ýalňyşsyzlygy',
  'honesty.blocks-says':
    'Şifrleýän we açýan programma kitaphanalary şu ulanylyşynda garaşsyz barlanmady. Geljekki kwant kompýuteri gollary galplaşdyryp bilerdi, ýöne geçmişi okap bilmezdi.',
  'honesty.court': 'Kazyýetiň kabul etmegi',
  'honesty.court-says':
    'Barlag jemleri, gollar we saklanyş taryhy faýlyň şol bir faýldygyny we kimiň näme edendigini görkezýär. Bitewilik kazyýetiň ony kabul edýändigini aňlatmaýar: muny kazyýet çözýär. Bu ýerde iberilen hiç zat özara hukuk kömegi hakynda resmi haýyşnama däldir.',
  'honesty.traces': 'Brauzeriň nirede bolandygyňyzy unutmagy',
  'honesty.traces-says':
    'Onuň öz taryhy Köpri-ni haçan açandygyňyzy, gören işleriňiziň we agzalaryňyzyň belgilerini hem-de açan çakylyk salgyňyzy belleýär. Ýatda saklamaga rugsat beren parol sözlemiňiz Köpri-de däl-de, onda durýar. Eliňizden alynmagy mümkin bolan enjamyň taryhyny arassalaň; ýöne saýtyň maglumatlaryny däl: enjamyň özi şolar.',
  'honesty.evicted': 'Brauzeriň maglumatlaryňyzy saklamagy',
  'honesty.evicted-says':
    'Disk dolanda, saýtlaryň maglumatlary arassalananda ýa-da hususy penjire ýapylanda ol pozup biler. Şonda enjam ýitýär we ony hiç kim dikeldip bilmeýär.',
  'honesty.saved': 'Ýatda saklan faýllaryňyzyň şifrlenen bolup galmagy',
  'honesty.saved-says':
    'Ýatda saklan faýlyňyz goýan ýeriňizde açyk durýar, çap edeniňiz stoluň üstünde durýar. Köpri indi olara ýetmeýär.',
  'honesty.erasure': 'Pozulanyň hemme ýerden ýitmegi',
  'honesty.erasure-says':
    'Pozmak serwere we düzgünleri berjaý edýän her enjama ýetýär. Ätiýaçlyk nusgalara we biriniň üýtgeden programmalaryna ýetmeýär.',
  'honesty.warnings': 'Duýduryşlaryň hemme zady tapmagy',
  'honesty.warnings-says':
    'Erkin tekstde atlary we belgileri gözlemek käbirini sypdyrýar we gereginden köpüne şübhelenýär. Pidalar baradaky duýduryşlar hiç zady gadagan etmeýär: siz çözýärsiňiz.',
} as const satisfies Translated<typeof english, 'tk'>;
