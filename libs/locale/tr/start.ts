/** Turkish texts of the first screens: too old a browser, joining, founding, waiting, the lock, a lost device. */
import type { start as english } from '../en/start.js';
import type { Translated } from '../message.js';

export const start = {
  'start.error-with-detail': '{message} ({detail})',
  'start.language': 'Dil',
  'start.as-of': 'Saat {time} itibarıyla',
  'start.offline': 'Bağlantı yok',
  'start.what': 'Makamlar arasında bilgi talepleri, cihazınızda şifrelenir. Sürüm {version}',
  'start.again': 'Yeniden dene',
  'start.go-on': 'Devam et',
  'start.lock': 'Kilitle',
  'start.code': 'Kod {code}.',

  'start.step-invitation': 'Davet',
  'start.step-device': 'Bu cihaz',
  'start.step-compare': 'Karşılaştırma',

  'start.welcome': 'Bağlantınızla katılın',
  'start.welcome-says': 'Bağlantıyı size ulusal koordinatörünüz gönderir. Bir kez geçerlidir.',
  'start.link': 'Davet bağlantısı',
  'start.link-hint': 'Bağlantının tamamını yapıştırın. İçindeki boşluklar ve satır sonları zarar vermez.',
  'start.elsewhere': 'Bu bağlantı başka bir sunucuya ait: {address}.',
  'start.elsewhere-says':
    'Yalnızca orada katılabilirsiniz. Açmadan önce adresi koordinatörünüzün söylediği adresle karşılaştırın.',
  'start.open-there': 'Orada aç',
  'start.unreachable': 'Yazdıklarınız bu sayfada kalır. İnternet bağlantısını kontrol edin.',

  'start.join-title': 'Adınız ve cihazın kilidi',
  'start.invited': 'Davet edildiğiniz rol: {what}.',
  'start.name': 'Latin harfleriyle ad soyad',
  'start.name-hint': 'Pasaportunuzdaki gibi. Bütün ülkelerdeki üyeler görür.',
  'start.name-missing': 'Adınızı ve soyadınızı yazın.',
  'start.name-long': 'En çok 120 karakter.',
  'start.unseen-removed': 'Metinle birlikte görünmeyen karakterler geldi ve çıkarıldı. Metni bir kez daha okuyun.',
  'start.name-not-latin': 'Buraya Latin harfleriyle yazın. Kendi yazınız için aşağıda bir alan var.',
  'start.name-local': 'Kendi yazınızla ad soyad, farklıysa',
  'start.name-local-hint': 'Her yerde Latin harfli biçimin yanında durur.',
  'start.languages': 'Çalıştığınız diller',
  'start.passphrase': 'Parola cümlesi',
  'start.passphrase-hint':
    'Yalnızca bu cihazı açar, hiçbir yere gönderilmez. En az 12 karakter ya da 4 sözcük. Kimse sıfırlayamaz.',
  'start.passphrase-short': 'Çok kısa. En az 12 karakter ya da 4 sözcük kullanın.',
  'start.passphrase-enough': 'Uzunluğu yeterli.',
  'start.passphrase-strong': 'Uzunluğu yeterli, tahmin edilmesi zor.',
  'start.show': 'Yazdığımı göster',
  'start.join': 'Başvuru gönder',
  'start.joining':
    'Bu cihazın kilidi oluşturuluyor ve başvurunuz gönderiliyor. Birkaç saniye, yavaş hatta bir dakikaya kadar sürer. Bu sayfayı kapatmayın.',
  'start.other-link': 'Başka bağlantı gir',
  'start.use-device': 'Bunun yerine cihazın onayını kullan',
  'start.device-refused': 'Cihaz onaylamadı.',
  'start.device-refused-hint': 'Hiçbir şey oluşturulmadı. Yeniden deneyin ya da parola cümlesi seçin.',
  'start.device-unable': 'Bu cihazda ya da tarayıcıda böyle bir kilit kurulamıyor.',
  'start.device-unable-hint': 'Hiçbir şey oluşturulmadı. Parola cümlesi seçin.',

  'start.found-title': 'Ağın kurulması',
  'start.found-says':
    'Bu sunucuda henüz ağ yok. Ağı kuran sekretarya olur ve ülkelerin koordinatörlerini üyeliğe alır.',
  'start.setup-token': 'Kurulum kodu',
  'start.setup-token-hint': 'Sunucu ilk açılışında gösterdi. Bir kez geçerlidir.',
  'start.setup-token-missing': 'Kurulum kodunu girin.',
  'start.found-name-hint': 'Sekretaryanın ya da onun adına hareket eden kişinin adı. Bütün ülkelerdeki üyeler görür.',
  'start.found-name-not-latin': 'Buraya Latin harfleriyle yazın.',
  'start.found': 'Ağı kur',
  'start.founding':
    'Bu cihazın kilidi oluşturuluyor ve ağ kuruluyor. Birkaç saniye, yavaş hatta bir dakikaya kadar sürer. Bu sayfayı kapatmayın.',

  'start.waiting': 'Bu beş sayıyı koordinatörünüze okuyun',
  'start.waiting-says':
    'Ulusal koordinatörünüzü bildiğiniz bir numaradan arayın ya da yanına gidin. Onun ekranında da aynı beş sayı görünmelidir.',
  'start.check': 'Kontrol numarası',
  'start.waiting-differ': 'Sayılar farklıysa devam etmeyin.',
  'start.waiting-differ-says':
    'Başvurunuz yolda değiştirilmiş olabilir. Koordinatörünüzden başvuruyu reddetmesini ve yeni bir bağlantı göndermesini isteyin.',
  'start.waiting-next':
    'Sayılar aynıysa koordinatörünüz sizi üyeliğe alır ve bu sayfa kendiliğinden devam eder. Sayfayı kapatabilirsiniz: sayılar kalır.',
  'start.storage-unsure':
    'Bu tarayıcı verileri saklayacağına söz vermedi. Bu bir gizli pencereyse kapatınca cihaz kaybolur: yeni bir bağlantı isteyin ve onu olağan bir pencerede açın.',

  'start.refused': 'Başvurunuz kabul edilmedi',
  'start.refused-says':
    'Koordinatörünüz reddetti, daveti geri çekti ya da davetin süresi doldu. Yeni bir bağlantı isteyin, sonra bu cihazda baştan başlayın.',
  'start.suspended': 'Üyeliğiniz askıya alındı',
  'start.suspended-says':
    'Yeniden etkinleşene kadar hiçbir şey gönderilmez ve gelmez. Koordinatörünüze sorun. Bu cihazın aldıkları okunabilir.',
  'start.removed': 'Bu cihaz artık ağa ait değil',
  'start.removed-says':
    'Hiçbir şey gönderilmez, yeni bir şey gelmez. Daha önce aldıkları okunabilir. Bu bir yanlışlıksa koordinatörünüzden yeni bir bağlantı isteyin.',
  'start.read-here': 'Burada olanları oku',
  'start.begin-anew': 'Baştan başla',
  'start.erase-ask': 'Bu cihaz silinsin mi?',
  'start.erase-says':
    'Köpri’nin bu tarayıcıda sakladığı her şey, taslaklar da silinir. Geri getirilemez. Önce Köpri’nin öteki sekmelerini kapatın.',
  'start.erase': 'Bu cihazı sil',
  'start.erase-keep': 'Kalsın',

  'start.locked': 'Köpri kilitli',
  'start.locked-says': 'Başladığınız işler bu cihazda duruyor.',
  'start.passphrase-here': 'Yalnızca bu cihazda geçerlidir; hiçbir yere gönderilmez.',
  'start.unlock': 'Kilidi aç',
  'start.unlocking': 'Kilit açılıyor. Bir iki saniye sürer.',
  'start.unlock-device': 'Onaylayarak kilidi aç',
  'start.unlock-again': 'Hiçbir şey açılmadı. Yeniden deneyin.',
  'start.forgotten':
    'Unutulan parola cümlesini kimse sıfırlayamaz. Ulusal koordinatörünüz bu cihazı kaldırır ve sizi yeniden davet eder.',
  'start.device-lost-hint':
    'Bu cihaz artık onaylamıyorsa ulusal koordinatörünüz onu kaldırır ve sizi yeniden davet eder.',
  'start.link-ignored': 'Bu tarayıcıda zaten ağın bir cihazı var',
  'start.link-owned': 'Bu cihaz zaten {name} adlı kişinin',
  'start.link-not-used':
    'Bağlantı kullanılmadı: hiçbir şey gönderilmedi, gizli kısmı adres çubuğundan kaldırıldı. Başka biri katılacaksa bağlantıyı başka bir tarayıcıda ya da bu tarayıcının başka bir profilinde açın.',
  'start.opening': 'Açılıyor',
  'start.opening-says': 'Bu cihazda saklananlar okunuyor.',

  'start.lost': 'Bu cihaz kayboldu',
  'start.lost-says':
    'Tarayıcı, Köpri’nin burada sakladıklarını sildi. Bu cihazda artık hiçbir şey okunamaz ve kimse geri getiremez.',
  'start.lost-tell': 'Ulusal koordinatörünüze haber verin: kayıp cihaz ağdan kaldırılır.',
  'start.lost-link': 'Yeni bir bağlantı isteyin. Onunla ilk seferki gibi katılırsınız.',
  'start.lost-colleagues':
    'Gönderdikleriniz ve aldıklarınız meslektaşlarınızda duruyor; onları sizinle yeniden paylaşabilirler.',
  'start.lost-why':
    'Tarayıcılar disk dolunca, site verileri temizlenince ya da gizli pencere kapanınca siler. Silineni kimse okuyamaz: şifreliydi.',
  'start.lost-anew': 'Baştan başla',

  'start.broken': 'Köpri burada açılamıyor',
  'start.broken-storage':
    'Veri saklamayı gizli pencere ya da tarayıcının bir ayarı yasaklıyor olabilir. Köpri’yi olağan bir pencerede açın ve bu siteye veri saklama izni verin.',

  'start.too-old': 'Köpri bu tarayıcıda çalışmaz',
  'start.too-old-says': 'Sizden hiçbir şey istenmedi ve hiçbir şey gönderilmedi.',
  'start.too-old-missing': 'Eksik olanlar: {what}.',
  'start.too-old-do': 'Şunlardan birini ya da daha yenisini kullanın: {browsers}.',
  'start.too-old-storage': 'Ya da bu siteye veri saklama izni verin ve gizli pencere kullanmayın.',
  'start.too-old-link': 'Bağlantınız kullanılmadı. Onu orada açın.',
  'start.insecure': 'Bu adres güvenli değil',
  'start.insecure-do':
    'Köpri’yi koordinatörünüzün verdiği, {scheme} ile başlayan adreste açın. Sizden hiçbir şey istenmedi ve hiçbir şey gönderilmedi.',
} as const satisfies Translated<typeof english, 'tr'>;
