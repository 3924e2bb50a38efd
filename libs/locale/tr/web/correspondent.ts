/** Turkish texts of what a correspondent does: inviting, admitting, suspending, removing. */
import type { Translated } from '../../message.js';
import type { correspondentTexts as english } from '../../en/web/correspondent.js';

export const correspondentTexts = {
  'correspondent.title': 'Üyelik başvuruları',
  'correspondent.says': 'Kefil olduğunuz kişiye bütün ülkeler ulaşabilir. İmzanız rehberde kalır.',
  'correspondent.only-coordinators': 'Üyeliğe yalnızca koordinatörler ve sekretarya alır.',
  'correspondent.invite': 'Davet et',
  'correspondent.admit': 'Üyeliğe al',
  'correspondent.refuse': 'Reddet',

  'correspondent.deciding': 'Kararınızı bekleyen',
  'correspondent.none': 'Kararınızı bekleyen yok.',
  'correspondent.none-says':
    'Bu cihazda oluşturulan bir bağlantı kullanıldıktan birkaç saniye sonra başvuru burada kendiliğinden görünür.',
  'correspondent.came': '{n} başvuru kararınızı bekliyor.',
  'correspondent.your-check': 'Sizin kontrolünüz',
  'correspondent.check': 'Kontrol numarası',
  'correspondent.check-how':
    'Bu kişiyi bildiğiniz bir numaradan arayın ya da yüz yüze görüşün. Beş sayıyı size okusun: bunlar olmalıdır.',
  'correspondent.compared': 'Sayıları karşılaştırdım, aynılar',
  'correspondent.compare-first': 'Önce sayıları karşılaştırın.',
  'correspondent.is-compared': 'sayılar karşılaştırıldı',
  'correspondent.not-compared': 'sayılar karşılaştırılmadı',
  'correspondent.twice': 'bağlantı iki kez kullanıldı',
  'correspondent.twice-title': 'Bu bağlantı birden çok kez kullanıldı.',
  'correspondent.twice-says':
    'Bağlantı başka birinde de var. Yalnızca bu beş sayıyı size okuyan kişiyi üyeliğe alın, ötekini reddedin. Şüphe varsa ikisini de reddedin ve yeni bir bağlantı oluşturun. Böyle başvurular hiçbir zaman başkalarıyla birlikte kabul edilmez.',
  'correspondent.admit-compared': 'Karşılaştırılan {n} kişiyi üyeliğe al',
  'correspondent.admitted': '{name} üyeliğe alındı.',
  'correspondent.will-show': 'Rehberde görünecek',
  'correspondent.name': 'Adı',
  'correspondent.name-local': 'Kendi yazısıyla',
  'correspondent.role': 'Rolü',
  'correspondent.country': 'Ülke',
  'correspondent.authority': 'Makam',
  'correspondent.position': 'Unvanı',

  'correspondent.refuse-ask': '{name}: başvuru reddedilsin mi?',
  'correspondent.refuse-says':
    'Bu kişinin cihazı yalnızca reddedildiğini öğrenir. Başvuru geri getirilemez: yeni bir bağlantı gerekir.',
  'correspondent.refuse-act': 'Başvuruyu reddet',
  'correspondent.refuse-keep': 'Beklesin',
  'correspondent.reason': 'Neden',
  'correspondent.reason-here': 'Yalnızca bu cihaza yazılır, gönderilmez.',
  'correspondent.reason-public': 'Rehberde yer alır, bütün üyeler okur. Dosyalar hakkında bir şey yazmayın.',
  'correspondent.reason-missing': 'Nedenini yazın.',
  'correspondent.refused': 'Reddedilenler, bu cihazdaki notlar',

  'correspondent.links': 'Bu cihazda oluşturulan bağlantılar',
  'correspondent.links-says': 'bunlarla henüz kimse üyeliğe alınmadı',
  'correspondent.for-whom': 'Kimin için',
  'correspondent.valid-until': 'Geçerlilik sonu',
  'correspondent.show-link': 'Bağlantıyı göster',
  'correspondent.made': 'Yapıldı',
  'correspondent.asked': 'Bununla başvurdu: {names}.',
  'correspondent.withdraw': 'Geri çek',
  'correspondent.withdraw-ask': 'Davet geri çekilsin mi: {whom}?',
  'correspondent.withdraw-says':
    'Bağlantı nerede olursa olsun bununla artık kimse katılamaz ve bu cihaz onun gizli kısmını unutur. Geri alınamaz: yine de katılacak kişiye yeni bir bağlantı gerekir.',
  'correspondent.withdraw-asked': 'Bununla başvurmuş olan kişi artık alınamaz: {names}.',
  'correspondent.withdraw-act': 'Daveti geri çek',
  'correspondent.withdrawn': 'Davet geri çekildi.',
  'correspondent.withdrawn-at': 'geri çekildi: {time}',
  'correspondent.withdrawn-asked': 'İstekte bulunmuştu, alınamaz: {names}.',
  'correspondent.withdrawn-untold':
    'Sunucu bunu henüz bilmiyor, yanıt verir vermez bildirilir. Bu cihaz bununla kimseyi almaz.',

  'correspondent.members': 'Üyeler',
  'correspondent.all-countries': 'Bütün ülkeler',
  'correspondent.member': 'Üye',
  'correspondent.state': 'Durum',
  'correspondent.since': 'Üyeliğe alındığı gün',
  'correspondent.acts': 'İşlemler',
  'correspondent.you': 'bu sizsiniz',
  'correspondent.active': 'etkin',
  'correspondent.suspended': 'askıya alındı',
  'correspondent.removed': 'üyelikten çıkarıldı',

  'correspondent.suspend': 'Askıya al',
  'correspondent.suspend-ask': '{name}: üyelik askıya alınsın mı?',
  'correspondent.suspend-says':
    'Siz yeniden etkinleştirene kadar cihazlarından hiçbir şey gönderilmez ve onlara hiçbir şey gelmez. Daha önce gelenler okunabilir.',
  'correspondent.suspend-act': 'Üyeliği askıya al',
  'correspondent.reinstate': 'Yeniden etkinleştir',
  'correspondent.reinstate-ask': '{name}: üyelik yeniden etkinleştirilsin mi?',
  'correspondent.reinstate-says':
    'Yeniden gönderebilir ve alabilir. Askıya almayı sizin kaldırdığınız rehberde görünür.',
  'correspondent.reinstate-act': 'Üyeliği yeniden etkinleştir',
  'correspondent.remove': 'Üyelikten çıkar',
  'correspondent.remove-ask': '{name}: üyelikten çıkarılsın mı?',
  'correspondent.remove-says':
    'Cihazları bütün kanallardan kalıcı olarak çıkar. Daha önce gelenler onda kalır. Geri alınamaz: aynı kişi ancak yeni bir bağlantıyla, yeni üye olarak döner.',
  'correspondent.remove-act': 'Üyelikten çıkar',
  'correspondent.erase': 'Sil',
  'correspondent.erase-ask': '{name}: rehberdeki bilgileri silinsin mi?',
  'correspondent.erase-says':
    'Adı, unvanı ve dilleri sunucudan ve kurallara uyan her cihazdan silinir. Böyle bir üyenin bulunduğu adsız olarak kalır. Yedeklere ulaşmaz. Geri alınamaz.',
  'correspondent.erase-act': 'Adı sil',
  'correspondent.keep': 'Hiçbir şeyi değiştirme',
  'correspondent.open-queries': 'Açık {n} bilgi talebi için başka biri gerekir:',
  'correspondent.open-none': 'Bu cihazda ona ait açık bilgi talebi görünmüyor.',
  'correspondent.open-here-only': 'Yalnızca bu cihazın gördüğü bilgi talepleri sıralandı.',

  'correspondent.invite-title': 'Birini davet etme',
  'correspondent.invite-says':
    'Bir bağlantı oluşturur, elden verir ve üyeliğe almadan önce sayıları karşılaştırırsınız.',
  'correspondent.country-own': 'Yalnızca kendi ülkenize davet edersiniz.',
  'correspondent.country-missing': 'Ülkeyi seçin.',
  'correspondent.authority-missing': 'Makamı seçin.',
  'correspondent.position-hint': 'Boş kalabilir. Bütün ülkelerdeki üyeler adının yanında okur.',
  'correspondent.make-link': 'Bağlantı oluştur',

  'correspondent.link-title': 'Davet bağlantısı',
  'correspondent.link-says':
    'Bir kez geçerlidir. Elinde olan herkes katılmak isteyebilir: kendiniz verin ya da güvendiğiniz bir yoldan iletin.',
  'correspondent.copy': 'Bağlantıyı kopyala',
  'correspondent.copied': 'Kopyalandı.',
  'correspondent.not-copied': 'Tarayıcı kopyalamadı. Bağlantıyı kâğıttan seçip elle kopyalayın.',
  'correspondent.print': 'Kâğıdı yazdır',
  'correspondent.sheet-language': 'Kâğıdın dili',
  'correspondent.link-gone': 'Bu bağlantı bu cihazda yok.',
  'correspondent.link-gone-says': 'Kullanıldı ya da geri çekildi, süresi doldu ya da başka bir cihazda oluşturuldu.',

  'correspondent.sheet': 'Köpri’ye davet',
  'correspondent.sheet-network': 'Orta Asya ve Güney Kafkasya Adlî İş Birliği Ağı',
  'correspondent.sheet-what':
    'Köpri, ağın makamları arasında bilgi taleplerini taşır. Talepler cihazınızda şifrelenir ve yalnızca gönderildikleri kişilerin cihazlarında açılır.',
  'correspondent.sheet-as': 'Davet edildiğiniz rol',
  'correspondent.sheet-steps': 'Yapacaklarınız',
  'correspondent.sheet-open':
    'Çalışacağınız cihazda bağlantıyı olağan bir tarayıcı penceresinde açın, gizli pencerede değil.',
  'correspondent.sheet-name': 'Adınızı ve soyadınızı yazın, bir parola cümlesi seçin. Kimse sıfırlayamaz.',
  'correspondent.sheet-call':
    'Beş sayı görünür. Sizi davet edeni ({name}) bildiğiniz bir numaradan arayın ve sayıları okuyun.',
  'correspondent.sheet-wait': 'Sayılar aynıysa üyeliğe alınırsınız ve sayfa kendiliğinden devam eder.',
  'correspondent.sheet-link': 'Bağlantınız',
  'correspondent.sheet-gaps': 'Boşluklar yalnızca okumak içindir; yazılsa da yazılmasa da zararı olmaz.',
  'correspondent.sheet-code': 'Kamera için aynı bağlantı',
  'correspondent.sheet-keep': 'Bir kez geçerlidir. Bu kâğıdı kimseye göstermeyin, katılınca yok edin.',
} as const satisfies Translated<typeof english, 'tr'>;
