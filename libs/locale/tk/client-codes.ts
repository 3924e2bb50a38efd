/** Turkmen words for the codes that clients show beside documents and acts. */
import type { clientLists } from '../lists.js';
import type { WordsOf } from '../words-of.js';

export const clientWords = {
  faultCodes: {
    missing: 'Bu görkezilmedi',
    'wrong-type': 'Bu garaşylýandan başga görnüşde: tekst, san, sanaw ýa-da meýdançalar',
    'unknown-key': 'Bu meýdança belli däl; ýazylyşynda ýalňyşlyk bolup biler',
    'not-in-list': 'Sanawda şeýle kod ýok',
    empty: 'Bu boş',
    'too-long': 'Bu tekst gaty uzyn',
    'too-many': 'Bular gaty köp',
    malformed: 'Bu garaşylýan görnüşde ýazylmandyr',
    'must-be-true': 'Muny beýan etmeli: true diýip ýazyň',
    'differs-from-flag': 'Bu buýrukda görkezilenden tapawutlanýar',
    'required-for-urgency': 'U0, U1 we U2 üçin gyssaglylygyň sebäbi gerek',
    'required-for-type': 'Sorawyň bu görnüşi üçin bu hökmany',
    'not-a-pseudonym': 'Pida V1, V2 we şuňa meňzeş, çaga C1 diýlip bellenýär; ady hiç haçan ýazylmaýar',
    'in-the-past': 'Bu sene geçdi',
    'too-large': 'Hemmesi bilelikde bir habar üçin gaty uly; gysgaldyň ýa-da faýllary subutnama hökmünde beriň',
  },
  warningCodes: {
    'child-second-approver': 'Mesele çaga degişli: bu sorawy ikinji adam hem tassyklasyn',
    'child-urgency': 'Mesele çaga degişli: gyssaglylyk azyndan U2 bolmaly',
    'child-guardian': 'Mesele çaga degişli: hossarynyň kimdigini we çaganyň bähbidine nämäniň gowudygyny ýazyň',
    'child-in-doubt': 'Pidanyň çagadygyny ýa-da däldigini ýazyň; şübhe bolsa, çaga hasaplaň',
    'safe-contact-missing': 'Kim bilen habarlaşmaly däldigini çäklendirmelerde görkeziň',
    'consent-missing': 'Pidanyň razylygy ýazylmandyr',
    'risk-not-assessed':
      'Ibermezden öň adam söwdagärleriniň, maşgalanyň, wezipeli adamlaryň we habaryň ýaýramagynyň zyýanyny göz öňünde tutuň',
    'victim-tracing': 'Pidany diňe onuň bolýan ýurdy ýa-da onuň ýazylan razylygy bilen başga ýurt gözläp biler',
    'name-in-text': 'Bu ada meňzeýär; pida üçin V1 ýa-da C1 ýazyň',
    'phone-in-text': 'Bu telefon belgisine meňzeýär; ony diňe jogap üçin gerek bolsa iberiň',
    'document-number-in-text': 'Bu resminamanyň belgisine meňzeýär; ony diňe jogap üçin gerek bolsa iberiň',
    'advised-for-type': 'Bu görkezilse, sorawyň bu görnüşine tizräk jogap berilýär',
  },
  notAppliedReasons: {
    'act-does-not-apply': 'Sorawyň bu tapgyrynda mümkin däl',
    'not-your-turn': 'Muny beýleki tarap etmeli',
    'question-unknown': 'Şeýle belgili sorag ýok',
    'question-settled': 'Bu soraga eýýäm jogap berildi',
    'sender-differs': 'Görkezilen agza däl-de, başga agza iberipdir',
    'already-sent': 'Soraw öň iberilipdi',
    'text-missing': 'Tekst görnüşindäki jogap üçin tekst gerek',
  },
  custodyFaults: {
    unreadable: 'Ýazgyny okap bolmaýar',
    'other-evidence': 'Ýazgy başga subutnama degişli',
    'does-not-follow': 'Ýazgy öňkisiniň dowamy däl',
    'content-changed-between': 'Iki ýazgynyň arasynda faýl üýtgäpdir',
  },
} as const satisfies WordsOf<typeof clientLists>;
