/** Turkish words for the errors that can meet people before they are in: no network, no device, no profile. */
import type { StartErrorCode } from '../catalogue.js';
import { type ErrorWords, words } from '../error-words.js';

const WAIT = 'Hiçbir şey kaybolmadı. Bir dakika sonra yeniden deneyin.';

export const startErrors = {
  internal: words(
    'Olmaması gereken bir arıza oluştu.',
    'Bir kez daha deneyin; yinelenirse gösterilen numarayla bildirin.',
  ),
  malformed: words(
    'Gelen veri beklenen biçimde değil ve kabul edilmedi.',
    'Ne yaptığınızı sistem işletmenine bildirin.',
  ),
  'not-found': words(
    'Burada bu adla bir şey yok ya da size açık değil.',
    'Yazımı kontrol edin, sonra bu cihazdaki bilgileri güncelleyin.',
  ),
  'too-large': words(
    'Bu, sunucunun kabul ettiğinden büyük.',
    'Bir seferde daha az gönderin ya da dosya olarak paylaşın.',
  ),
  'too-many-requests': words('Bu cihaz kısa sürede çok sık başvurdu.', WAIT),
  overloaded: words('Sunucu meşgul.', WAIT),
  unavailable: words('Sunucu henüz hazır değil.', WAIT),
  'protocol-too-old': words(
    'Köpri’nin bu sürümü sunucu için çok eski.',
    'Güncel sürümü kurun; verileriniz olduğu gibi kalır.',
  ),
  'protocol-too-new': words(
    'Sunucu, Köpri’nin bu sürümünden eski.',
    'Sistem işletmeninden sunucuyu güncellemesini isteyin.',
  ),
  usage: words('Komut anlaşılamadı.', 'Komutun nasıl yazıldığına bakın.'),
  'server-unreachable': words(
    'Sunucuya ulaşılamıyor.',
    'Yazdıklarınız saklandı ve sonra gönderilecek. İnternet bağlantısını kontrol edin.',
  ),
  'server-of-another-network': words(
    'Bu adreste başka bir ağın sunucusu yanıt veriyor.',
    'Adresi koordinatörünüzle doğrulayın. Hiçbir şey gönderilmedi.',
  ),
  'server-refuses': words(
    'Sunucu bu cihazı reddediyor ve nedenine ilişkin kanıt vermiyor.',
    'Hâlâ üye olup olmadığınızı koordinatörünüze sorun.',
  ),
  'release-tampered': words(
    'Sunucu, yayıncısının imzalamadığı bir Köpri programı sunuyor. Köpri kilitlendi.',
    'Buraya hiçbir şey girmeyin. Sekretaryaya telefonla bildirin; komut satırı çalışır.',
  ),
  'release-refused': words(
    'Yeni sürüm reddedildi: yayıncının imzaladığı sürüm değil.',
    'Eldeki sürümle çalışmayı sürdürürsünüz. Ağınızın sistem işletmenine bildirin.',
  ),
  'clock-wrong': words(
    'Bu bilgisayarın saati yanlış.',
    'Tarihi, saati ve saat dilimini ayarlayın, sonra yeniden deneyin.',
  ),
  'link-malformed': words(
    'Bu davet bağlantısı eksik ya da bozuk.',
    'Bağlantıyı # işaretinden sonrasıyla birlikte eksiksiz kopyalayın.',
  ),
  'invitation-unknown': words('Sunucu bu daveti tanımıyor.', 'Koordinatörünüzden yeni bir davet bağlantısı isteyin.'),
  'invitation-used': words(
    'Bu davet bağlantısı zaten kullanılmış.',
    'Kullanan siz değilseniz hemen koordinatörünüze bildirin ve yeni bir bağlantı isteyin.',
  ),
  'invitation-expired': words('Bu davet bağlantısının süresi doldu.', 'Koordinatörünüzden yenisini isteyin.'),
  'invitation-withdrawn': words(
    'Bu davet geri çekildi: bununla kimse üyeliğe alınmaz.',
    'Yeni bir davet bağlantısı gerekir, onu koordinatör yapar.',
  ),
  'invitation-wrong-network': words(
    'Bu davet bağlantısı sunucunun ağı için değil, başka bir ağ için.',
    'Koordinatörünüzden yeni bir davet bağlantısı isteyin.',
  ),
  'not-signed-in': words('Sunucu kimin başvurduğunu bilmiyor.', 'Bu cihazın üyeliğe alınıp alınmadığına bakın.'),
  'challenge-expired': words(
    'Giriş çok uzun sürdü.',
    'Yeniden deneyin; yavaş bir bağlantıda birkaç deneme gerekebilir.',
  ),
  'device-waiting': words('Bu cihaz üyeliğe alınmayı bekliyor.', 'Kontrol numaranızı koordinatörünüze okuyun.'),
  'device-suspended': words(
    'Üyeliğiniz askıya alındı.',
    'Verileriniz saklanıyor. Üyeliğin ne zaman yeniden açılacağını koordinatörünüze sorun.',
  ),
  'device-removed': words(
    'Bu cihaz artık ağa ait değil.',
    'Bu bir yanlışlıksa koordinatörünüzden yeni bir davet isteyin.',
  ),
  'crypto-unavailable': words(
    'Bu bilgisayarda şifreleme çalışmıyor. Hiçbir şey gönderilmedi.',
    'Köpri’nin ve içinde çalıştığı programın güncel sürümünü kurun.',
  ),
  'profile-missing': words('Burada profil yok.', 'Koordinatörünüzden gelen davet bağlantısıyla katılın.'),
  'profile-exists': words('Burada zaten bir profil var.', 'Onu kullanın ya da yenisi için başka bir yer seçin.'),
  'profile-locked': words('Bu cihaz kilitli.', 'Kilidi açın; taslaklar saklandı.'),
  'passphrase-missing': words('Parola cümlesi gerekli.', 'Bu cihazın parola cümlesini girin.'),
  'passphrase-wrong': words(
    'Parola cümlesi yanlış.',
    'Büyük harflere ve klavye diline dikkat ederek yeniden deneyin. Onu kimse sıfırlayamaz.',
  ),
  'vault-weak': words(
    'Bu profilin koruması izin verilenden zayıf ya da değiştirilmiş.',
    'Kullanmayın. Koordinatörünüzden yeni bir davet isteyin.',
  ),
  'profile-rolled-back': words(
    'Bu profil eski bir kopya: ondan sonra mesaj gönderilmiş. Hiçbir şey göndermiyor.',
    'En yeni profile dönün; o kaybolduysa koordinatörünüzden yeni bir davet isteyin.',
  ),
  'store-busy': words('Köpri bu profille zaten çalışıyor.', 'Bitmesini bekleyin, sonra yeniden deneyin.'),
  'store-fenced': words(
    'Bu profil bu bilgisayarda başka bir yerde kullanılmaya başlandı.',
    'Hiçbir şey kaybolmadı. Yeniden deneyin.',
  ),
  'store-corrupt': words(
    'Bu profilin verileri bozulmuş.',
    'Her şeyi olduğu gibi bırakın ve yedekten geri yükleyin ya da sistem işletmenine bildirin.',
  ),
  'store-full': words('Disk dolu. Yazılmakta olan kaydedilmedi.', 'Biraz yer açın, sonra yeniden deneyin.'),
  'store-unreachable': words(
    'Bu profilin bulunduğu yer okunamıyor ya da yazılamıyor.',
    'Var olduğunu ve size ait olduğunu kontrol edin ya da başka bir yer seçin.',
  ),
} as const satisfies Readonly<Record<StartErrorCode, ErrorWords>>;
