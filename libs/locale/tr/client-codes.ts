/** Turkish words for the codes that clients show beside documents and acts. */
import type { clientLists } from '../lists.js';
import type { WordsOf } from '../words-of.js';

export const clientWords = {
  faultCodes: {
    missing: 'Bu eksik',
    'wrong-type': 'Bu beklenenden başka türde: metin, sayı, liste ya da alanlar',
    'unknown-key': 'Bu alan bilinmiyor; yazım yanlışı olabilir',
    'not-in-list': 'Listede böyle bir kod yok',
    empty: 'Bu boş',
    'too-long': 'Bu metin çok uzun',
    'too-many': 'Bunlar çok fazla',
    malformed: 'Bu beklenen biçimde yazılmamış',
    'must-be-true': 'Bunun beyan edilmesi gerekiyor: true yazın',
    'differs-from-flag': 'Bu, komutta yazılandan farklı',
    'required-for-urgency': 'U0, U1 ve U2 için aciliyet nedeni gerekli',
    'required-for-type': 'Bu tür bilgi talebi için gerekli',
    'not-a-pseudonym': 'Mağdur V1, V2 diye, çocuk C1 diye yazılır; ad hiçbir zaman yazılmaz',
    'in-the-past': 'Bu tarih geçmiş',
    'too-large': 'Tamamı bir mesaj için çok büyük; kısaltın ya da dosyaları delil olarak paylaşın',
  },
  warningCodes: {
    'child-second-approver': 'Bir çocuk söz konusu: bu talebi ikinci bir kişi de onaylasın',
    'child-urgency': 'Bir çocuk söz konusu: aciliyet en az U2 olmalı',
    'child-guardian': 'Bir çocuk söz konusu: vasisinin kim olduğunu ve çocuğun üstün yararını yazın',
    'child-in-doubt': 'Mağdurun çocuk olup olmadığını yazın; şüphe varsa çocuk sayın',
    'safe-contact-missing': 'Kiminle iletişim kurulmaması gerektiğini kısıtlamalarda belirtin',
    'consent-missing': 'Mağdurun rızası kaydedilmemiş',
    'risk-not-assessed':
      'Göndermeden önce insan tacirlerinden, aileden, görevlilerden ve duyulmaktan doğabilecek zararı düşünün',
    'victim-tracing': 'Mağduru yalnızca bulunduğu ülke ya da onun kayıtlı rızasıyla başka bir ülke arayabilir',
    'name-in-text': 'Bu bir ada benziyor; mağdur için V1 ya da C1 yazın',
    'phone-in-text': 'Bu bir telefon numarasına benziyor; yalnızca yanıt için gerekliyse gönderin',
    'document-number-in-text': 'Bu bir belge numarasına benziyor; yalnızca yanıt için gerekliyse gönderin',
    'advised-for-type': 'Bu belirtilirse bu tür bilgi talebi daha çabuk yanıtlanır',
  },
  notAppliedReasons: {
    'act-does-not-apply': 'Talebin bu aşamasında yapılamaz',
    'not-your-turn': 'Bunu öteki tarafın yapması gerekiyor',
    'question-unknown': 'Bu numarada soru yok',
    'question-settled': 'Bu sorunun yanıtı zaten var',
    'sender-differs': 'Belirtilenden başka bir üye göndermiş',
    'already-sent': 'Talep daha önce gönderilmişti',
    'text-missing': 'Metin yanıtı için metin gerekli',
  },
  custodyFaults: {
    unreadable: 'Kayıt okunamıyor',
    'other-evidence': 'Kayıt başka bir delile ait',
    'does-not-follow': 'Kayıt öncekini izlemiyor',
    'content-changed-between': 'Dosya iki kayıt arasında değişmiş',
  },
} as const satisfies WordsOf<typeof clientLists>;
