/** Turkish texts of what the server learns, and what cannot be promised. */
import type { honestyTexts as english } from '../../en/web/honesty.js';
import type { Translated } from '../../message.js';

export const honestyTexts = {
  'honesty.server-title': 'Sunucu ne görür',
  'honesty.server-says': 'Gönderdiklerinizi taşır, okuyamaz. Ama taşırken şunları öğrenir.',
  'honesty.members': 'Üyeler',
  'honesty.members-open':
    'Kimin üye olduğu, hangi ülke ve makamdan, hangi rolde, ne zamandan beri, kimin kefil olduğu ve hangi cihazları olduğu. Bu kalıcıdır.',
  'honesty.members-personal':
    'İki yazıyla adlar, unvanlar, diller, cihaz adları, askıya alma ve çıkarma nedenleri; silinene kadar.',
  'honesty.joining': 'Davetler ve başvurular',
  'honesty.joining-invited':
    'Kimin, hangi cihazdan, hangi ülke ve makama, hangi rolle ve ne zamana kadar davet ettiği. Bağlantının içindeki sırrı asla öğrenmez.',
  'honesty.joining-requests':
    'Başvuru hakkında: ne zaman geldiği, kabul edilip edilmediği, bağlantıyı başkasının kullandığı. İçindeki ad ve diller karar verilince silinir.',
  'honesty.messages': 'Mesajlar ve kanallar',
  'honesty.messages-sent':
    'Hangi cihazın hangi kanala, ne zaman ve yaklaşık ne kadar gönderdiği. Her mesaj altı uzunluktan birindedir; en küçüğü alındı bildirimleri ve birkaç sözcüklük metinlerindir.',
  'honesty.messages-channels':
    'Bir kanalda hangi cihazların, hangi mesajdan hangisine kadar bulunduğu ya da bulunmuş olduğu ve üyelerinin ne sıklıkta değiştiği.',
  'honesty.messages-adding': 'Kimin cihazının hangi kanala ekleneceği.',
  'honesty.files': 'Dosyalar',
  'honesty.files-seen':
    'Bir dosyayı kimin, hangi kanala ve ne zaman koyduğu, uzunluğu yüzde 12 yaklaşıklıkla. Ne adını ne türünü öğrenir.',
  'honesty.numbers': 'Dosya numaraları',
  'honesty.numbers-seen':
    'Her ülkenin yılda kaç bilgi talebi açtığını, çünkü numaraları sunucu verir. Süreleri görmez.',
  'honesty.presence': 'Ne zaman orada olduğunuz',
  'honesty.presence-online':
    'Hangi cihazın hangi adresten bağlı olduğu, kimin hangi mesajı, dosyayı ya da rehber bölümünü ne zaman aldığı. Bunu görür, saklamaz.',
  'honesty.presence-page':
    'Hangi adresteki bir tarayıcının bu sayfayı ne zaman açtığı ya da yeni sürüm aradığı ve hangi sürümü taşıdığı.',
  'honesty.written': 'Neleri yazar',
  'honesty.written-log':
    'Bir sıra kimliği, isteğin türü, boyutlar, zaman ve tam adres yerine ağ. Bunun ne kadar saklanacağına sunucuyu işleten karar verir.',
  'honesty.never': 'Asla öğrenmediği',
  'honesty.never-content':
    'Başlıklar, metinler, dosya adları ve türleri; bilgi taleplerinin içeriği, türü, aciliyeti, tarihleri ve durumu; kullanım kodları; bir kanalın kime ait olduğu; ne aradığınız.',
  'honesty.full-list': 'Alan alan tam liste programın belgelerindedir.',
  'honesty.limits-title': 'Neye söz veremeyiz',
  'honesty.limits-says': 'Güvenmenizden önce söylenir.',
  'honesty.hidden': 'İletişiminizin görünmemesi',
  'honesty.hidden-says':
    'Sunucu kimin hangi kanala, ne zaman ve yaklaşık ne kadar gönderdiğini bilir. Hattınızı izleyen, bu sunucuyla konuştuğunuzu görür.',
  'honesty.page': 'Bir web sayfasının hep doğru sayfa olması',
  'honesty.page-says':
    'Bir sayfayı sunan başkasını da sunabilir. İlk ziyaretten sonra bu tarayıcı yalnızca doğru imzalı sürümleri alır, ötekileri reddeder ve bunu söyler.',
  'honesty.page-not':
    'İlk ziyarette, zorlanmış yeniden yüklemede, site verileri temizlendikten sonra ve hiçbir sayfa açık değilken sunucu sayfanın bekçisini değiştirirse bunu yapamaz. Sayfa açıkken yapılan değişim çoğu durumda fark edilir ve Köpri kilitlenir. Güvenli adres yoksa her ziyaret ilktir. Program için sunucuya bağlı kalmaması gereken komut satırını kullanır.',
  'honesty.recipient': 'Alıcının kendine saklaması',
  'honesty.recipient-says':
    'Okuyabilen kopyalayabilir, fotoğraflayabilir, anlatabilir. Kullanım kodları insanları bağlar; program yalnızca kimin neyi açabileceğini belirler. Üyelikten çıkmadan önce okunan, okuyanda kalır.',
  'honesty.seized': 'El konulan açık cihazın okunamaması',
  'honesty.seized-says':
    'Köpri açıkken cihazı elinde tutan, sizin okuduğunuzu okur. Kilitliyken parola cümleniz ya da cihazın onayı kadar sağlamdır. Cihazdaki kötü amaçlı yazılım sizinle birlikte okur.',
  'honesty.vouching': 'Kefil olan herkesin dürüst olması',
  'honesty.vouching-says':
    'Dürüst olmayan ya da zorlanan bir koordinatör sahte bir üyeyi, dürüst olmayan bir sekretarya sahte bir koordinatörü üyeliğe alabilir. Bu imzalıdır ve herkes görür; önlenmez. Her üye, üye listesini başkasına verebilir.',
  'honesty.unconfirmed': 'Bütün ülkelerin aynı rehberi görmesi',
  'honesty.unconfirmed-says':
    'Henüz hiçbir ülke rehberi bağımsız olarak onaylamıyor. İki grup arasında mesaj geçmedikçe, dürüst olmayan bir sunucu onlara iki ayrı rehber gösterebilir.',
  'honesty.delivery': 'Her şeyin ulaşması',
  'honesty.delivery-says':
    'Ulaşılamayan ya da mesajları alıkoyan bir sunucu zorlanamaz. Boşluklar fark edilir; en yeni mesajların eksikliği bir süre fark edilmeyebilir.',
  'honesty.block': 'Ülke çapında engellemeye karşı çalışması',
  'honesty.block-says': 'Köpri tek bir adresle konuşur. Onu engelleyen bir ağı aşamaz.',
  'honesty.blocks': 'Yapı taşlarının hatasız olması',
  'honesty.blocks-says':
    'Şifreleyen ve açan yazılım kitaplıkları buradaki kullanımıyla bağımsız olarak denetlenmedi. Gelecekteki bir kuantum bilgisayarı imzaları taklit edebilir; geçmişi okuyamaz.',
  'honesty.court': 'Mahkemenin kabul etmesi',
  'honesty.court-says':
    'Sağlama değerleri, imzalar ve koruma zinciri dosyanın paylaşılan dosya olduğunu ve kimin ne yaptığını gösterir. Bütünlük, kabul edilebilirlik değildir: buna mahkeme karar verir. Burada gönderilen hiçbir şey resmî bir karşılıklı adlî yardım talebi değildir.',
  'honesty.traces': 'Tarayıcının nerede olduğunuzu unutması',
  'honesty.traces-says':
    'Kendi geçmişi Köpri’yi ne zaman açtığınızı, baktığınız dosyaların ve üyelerin numaralarını ve açtığınız davet bağlantısını kaydeder. Hatırlamasına izin verdiğiniz parola cümlesi Köpri’de değil, onda durur. Elinizden alınabilecek cihazın geçmişini temizleyin; site verilerini değil: cihazın kendisi onlardır.',
  'honesty.evicted': 'Tarayıcının verilerinizi saklaması',
  'honesty.evicted-says':
    'Disk dolunca, site verileri temizlenince ya da gizli pencere kapanınca silebilir. O zaman bu cihaz kaybolur, kimse geri getiremez.',
  'honesty.saved': 'Kaydettiğiniz dosyaların şifreli kalması',
  'honesty.saved-says':
    'Kaydettiğiniz dosya koyduğunuz yerde açık durur, yazdırdığınız masada durur. Köpri artık onlara ulaşmaz.',
  'honesty.erasure': 'Silinenin her yerden gitmesi',
  'honesty.erasure-says':
    'Silme, sunucuya ve kurallara uyan her cihaza ulaşır. Yedeklere ve birinin değiştirdiği programlara ulaşmaz.',
  'honesty.warnings': 'Uyarıların her şeyi bulması',
  'honesty.warnings-says':
    'Serbest metinde ad ve numara araması bazılarını kaçırır, gereğinden çoğundan şüphelenir. Mağdurlarla ilgili uyarılar hiçbir şeyi engellemez: karar sizindir.',
} as const satisfies Translated<typeof english, 'tr'>;
