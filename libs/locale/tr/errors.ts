/** Turkish words for errors: what happened and what to do next. */
import type { ErrorCode } from '@kopri/protocol';
import type { StartErrorCode } from '../catalogue.js';
import { type ErrorWords, words } from '../error-words.js';

const OPERATOR = 'Ağınızın sistem işletmenine bildirin.';

export const errors = {
  'setup-token-wrong': words(
    'Bu kurulum kodu geçerli değil.',
    'Sunucunun ilk açılışta gösterdiği kodu alın; o yalnızca bir ağ kurmaya yarar.',
  ),
  'network-exists': words(
    'Bu sunucu zaten bir ağa hizmet veriyor.',
    'Katılmak için bir koordinatörden davet bağlantısı isteyin.',
  ),
  'request-unknown': words('Böyle bir başvuru yok.', 'Bekleyenlerin listesine bakın.'),
  'request-forged': words('Bu başvuru, içinde adı geçen davetle yapılmamış.', 'Üyeliğe almayın; reddedin.'),
  'request-alarm': words(
    'Bir davet bağlantısı için iki başvuru geldi: biri bir sahtekârdan olabilir.',
    'Kontrol numaralarını telefonla karşılaştırın, sonra birini üyeliğe alın, ötekini reddedin.',
  ),
  'not-entitled': words('Rolünüz buna izin vermiyor.', 'Ülkenin koordinatörüne ya da sekretaryaya başvurun.'),
  'country-unknown': words('Bu ülke ağın listesinde yok.', 'Kodunun iki büyük harfini yazın; örneğin TM ya da TR.'),
  'authority-unknown': words(
    'Bu makam kendi ülkesinin listesinde yok.',
    'Rehberde gösterilenlerden birini seçin; örneğin tm-gpo.',
  ),
  'role-unknown': words('Böyle bir rol yok.', 'Ya practitioner ya da correspondent yazın.'),
  'statement-refused': words(
    'Rehber bu değişikliği kabul etmiyor.',
    'Bu cihazdaki bilgileri güncelleyip yeniden bakın: biri daha önce davranmış olabilir.',
  ),
  'directory-rolled-back': words(
    'Sunucu, daha önce gösterdiğinden eski bir rehber gösteriyor. Her şey durdu.',
    'Bu sunucuya başka yolla da bir şey göndermeyin. Sekretaryaya telefonla bildirin.',
  ),
  'directory-contradicts': words(
    'Sunucu, imzaladığıyla çelişen bir rehber gösteriyor. Her şey durdu.',
    'Kanıt saklandı. Sekretaryaya telefonla bildirin.',
  ),
  'directory-behind': words('Bu bilgisayardaki rehber güncel değil.', 'Bu cihazdaki bilgileri güncelleyin.'),
  'member-unknown': words('Bu adda ya da numarada üye yok.', 'Rehberde arayın.'),
  'member-ambiguous': words('Bu ada birden çok üye uyuyor.', 'Rehberin gösterdiği numarayı kullanın.'),
  'member-inactive': words(
    'Bu kişinin üyeliği askıya alınmış ya da sona ermiş.',
    'Ülkenin rehberinden başka bir meslektaş bulun.',
  ),
  'member-exists': words('Bu üye zaten rehberde.', 'Rehberdeki kayda bakın.'),
  'channel-unknown': words('Böyle bir kanal yok ya da siz o kanalda değilsiniz.', 'Kanallarınızın listesine bakın.'),
  'epoch-behind': words('Kanal bu arada değişti.', 'Yazdıklarınız kendiliğinden yeniden gönderilir.'),
  'epoch-ahead': words('Bu bilgisayar sunucudan ileride: sunucu veri kaybetmiş olabilir.', OPERATOR),
  'channel-rolled-back': words('Sunucuda kanalın bu bilgisayarda okunandan azı var: sunucu mesaj kaybetmiş.', OPERATOR),
  'repair-first': words('Biri bu kanaldan ayrıldı; önce onun çıkarılması gerekiyor.', 'Bu kendiliğinden yapılır.'),
  'roster-mismatch': words(
    'Kanalda kimlerin bulunduğu konusunda sunucu ile bu bilgisayar uyuşmuyor.',
    'Bu cihazdaki bilgileri güncelleyin; yinelenirse sistem işletmenine bildirin.',
  ),
  'key-packages-exhausted': words(
    'Bu üye şu anda yeni bir kanala alınamıyor.',
    'Üye yeniden bağlandıktan sonra deneyin.',
  ),
  'quota-exceeded': words(
    'Sunucudaki yeriniz doldu.',
    'Sistem işletmeninden daha çok yer isteyin ya da daha küçük dosyalar paylaşın.',
  ),
  'message-too-large': words('Mesaj çok uzun.', 'Kısaltın ya da dosya olarak paylaşın.'),
  'nothing-to-send': words('Gönderilecek bir şey yok.', 'Bir metin yazın ya da kendinizden başka en az bir üye seçin.'),
  'claim-differs': words(
    'Bir meslektaşınız bu kanalda sizin gördüğünüzden başka bir şey görmüş.',
    'Yeniden okuyun ve göndermeden önce meslektaşınıza telefonla sorun.',
  ),
  unreadable: words('Bu kayıt açılamıyor.', 'Gönderenden yeniden göndermesini isteyin.'),
  'commit-refused': words(
    'Bu kanaldaki bir değişiklik kanalın kurallarına uymuyor ve kabul edilmedi.',
    'Kanalınız olduğu gibi duruyor. Koordinatörünüze bildirin.',
  ),
  'signature-wrong': words(
    'Bir imza uyuşmuyor. İmzalanan şey kullanılmıyor.',
    'Bu cihazdaki bilgileri güncelleyin; yinelenirse sekretaryaya bildirin.',
  ),
  'newer-version-needed': words(
    'Bu, Köpri’nin daha yeni bir sürümüyle yapılmış.',
    'Güncel sürümü kurun; kayıt saklandı ve o zaman açılır.',
  ),
  'query-faulty': words(
    'Bilgi talebinde yanlışlar var; hepsi sıralandı.',
    'Gösterilen yerleri düzeltip yeniden deneyin. Hiçbir şey gönderilmedi.',
  ),
  'query-unknown': words(
    'Bu referans numarasıyla bir bilgi talebi yok.',
    'Listeye bakın; talep yeniyse bu cihazdaki bilgileri güncelleyin.',
  ),
  'query-ambiguous': words(
    'Bu referans numarası iki bilgi talebinde var.',
    'Listede gösterilen kayıt numarasını kullanın.',
  ),
  'act-does-not-apply': words(
    'Bilgi talebinin bu aşamasında bu yapılamaz.',
    'Bilgi talebinin hangi aşamada olduğuna bakın.',
  ),
  'not-your-turn': words('Bunu öteki tarafın yapması gerekiyor.', 'Kimin sorduğuna ve kimin yanıtladığına bakın.'),
  'question-unknown': words('Bilgi talebinde bu numarada soru yok.', 'Sorular 1’den başlar.'),
  'date-malformed': words('Bu tarih kullanılamaz.', 'Yılı, ayı ve günü yazın; örneğin 2026-11-03.'),
  'file-missing': words('Böyle bir dosya yok.', 'Yolu ve yazımı kontrol edin.'),
  'file-empty': words('Dosya boş.', 'Eksiksiz kaydedildiğini kontrol edin, sonra yeniden deneyin.'),
  'file-unreadable': words(
    'Dosya okunamıyor.',
    'Yerinde olduğunu, seçtikten sonra değişmediğini, beklenen biçimde olduğunu ve okuma izniniz bulunduğunu kontrol edin.',
  ),
  'file-damaged': words(
    'Gelen dosya gönderilen dosya değil. Saklanmadı.',
    'Yeniden indirin; yine olmazsa gönderene sorun.',
  ),
  'summary-faulty': words(
    'Delil özetinde yanlışlar var; hepsi sıralandı.',
    'Gösterilen yerleri düzeltip yeniden deneyin. Hiçbir şey gönderilmedi.',
  ),
  'evidence-unknown': words('Böyle bir delil yok.', 'Listeye bakın; delil yeniyse bu cihazdaki bilgileri güncelleyin.'),
  'blob-unknown': words(
    'Sunucuda bu dosya yok ya da size açık değil.',
    'Bu cihazdaki bilgileri güncelleyin; düzelmezse gönderenden yeniden paylaşmasını isteyin.',
  ),
  'message-unknown': words(
    'Böyle bir mesaj yok ya da sizin değil.',
    'Gönderilmeyi bekleyenlerin listesine yeniden bakın.',
  ),
  'recall-too-late': words(
    'Bu artık geri alınamaz: yolda ya da teslim edildi.',
    'Düzeltilecek bir şey varsa alıcılara yazın.',
  ),
  cancelled: words('Bu iptal edildi. Ondan burada bir şey saklanmadı.', 'İstediğinizde yeniden başlatın.'),
  'upload-interrupted': words(
    'Dosya gönderimi kesildi.',
    'Ulaşan bölüm saklandı. Oradan sürdürmek için yeniden deneyin.',
  ),
  'output-exists': words('Bu adda bir dosya zaten var. Ona dokunulmadı.', 'Başka bir klasör seçin.'),
  'output-unwritable': words('Bu klasöre yazılamıyor.', 'Size ait başka bir klasör seçin.'),
  'data-unreachable': words(
    'Sunucunun veri klasörü okunamıyor ya da yazılamıyor.',
    'Veritabanının kullanabileceği bir klasör verin; örneğin KOPRI_DATA=/var/lib/kopri.',
  ),
  'database-unavailable': words(
    'Veritabanı yanıt vermiyor.',
    'DATABASE_URL değerini ve PostgreSQL hizmetinin çalıştığını kontrol edin; sunucu kendiliğinden yeniden dener.',
  ),
  'platform-without-database': words(
    'Bu tür bilgisayar için gömülü veritabanı yok.',
    'PostgreSQL kurun ve DATABASE_URL değerini verin.',
  ),
  'server-already-running': words(
    'Bu veritabanıyla zaten başka bir sunucu çalışıyor.',
    'Önce onu durdurun ya da bu sunucuya kendi veritabanını veya KOPRI_DATA değerini verin.',
  ),
  'web-client-missing': words(
    'Web istemcisi bu sunucuda derlenmemiş.',
    'Klasörünü KOPRI_WEB ile verin veya npm run build komutunu çalıştırın.',
  ),
} as const satisfies Readonly<Record<Exclude<ErrorCode, StartErrorCode>, ErrorWords>>;
