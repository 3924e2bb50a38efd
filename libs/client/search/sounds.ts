/**
 * How the scripts of the network are reduced to one Latin letter a sound. Sounds that transcriptions
 * confuse share a letter: `zh`, `dj`, `c` → j; `kh`, `x` → h; `sh`, `ş`, `ts` → s; `ç`, `ch` → c.
 */

/** Latin letters and the digraphs by which Russian and English transcribe them; longest first. */
const latin =
  'shch:s dzh:j sch:s tch:c dj:j zh:j kh:h gh:g sh:s ch:c ts:s ' +
  'c:j ç:c č:c x:h q:k w:v y:i ý:i ı:i ž:j š:s ş:s ș:s ğ:g ň:n ñ:n ä:a ə:e ö:o ő:o ü:u ű:u æ:e ø:o ß:s';

/** Russian, Kazakh, Kyrgyz, Tajik, Uzbek. */
const cyrillic =
  'дж:j а:a б:b в:v г:g д:d е:e ё:io ж:j з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:s ч:c ш:s ' +
  'щ:s ъ: ы:i ь: э:e ю:iu я:ia ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h і:i ї:i є:ie ӣ:i ӯ:u ҷ:j ҳ:h ў:o җ:j ҙ:z ҡ:k';

const georgian =
  'ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:j რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:g ყ:k შ:s ჩ:c ც:s ' +
  'ძ:dz წ:s ჭ:c ხ:h ჯ:j ჰ:h';

const armenian =
  'ու:u ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:e թ:t ժ:j ի:i լ:l խ:h ծ:s կ:k հ:h ձ:dz ղ:g ճ:c մ:m յ:i ն:n շ:s ո:o չ:c պ:p ' +
  'ջ:j ռ:r ս:s վ:v տ:t ր:r ց:s ւ:v փ:p ք:k օ:o ֆ:f և:ev';

const pairs = [latin, cyrillic, georgian, armenian].flatMap((table) =>
  table.split(' ').map((pair): [string, string] => {
    const [letters = '', sound = ''] = pair.split(':');
    return [letters, sound];
  }),
);

export const sounds: ReadonlyMap<string, string> = new Map(pairs);

/** Any of the letters or digraphs above; alternatives stand longest first. */
export const soundPattern = new RegExp([...sounds.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'gu');

/** Places and names that Russian calls otherwise, by the word as it is written in lower case. */
export const otherNames: ReadonlyMap<string, string> = new Map(
  (
    'ашхабад:aşgabat ашгабат:aşgabat askhabad:aşgabat ashkhabad:aşgabat красноводск:türkmenbaşy туркменбаши:türkmenbaşy ' +
    'чарджоу:türkmenabat туркменабад:türkmenabat ташауз:daşoguz дашховуз:daşoguz мерв:mary небитдаг:balkanabat ' +
    'туркмения:türkmenistan турция:türkiye turkey:türkiye стамбул:istanbul грузия:sakartvelo georgia:sakartvelo ' +
    'армения:hayastan armenia:hayastan ташкент:toshkent tashkent:toshkent баку:bakı baku:bakı ' +
    'сапармурат:saparmyrat гурбангулы:gurbanguly курбанкули:gurbanguly мухаммед:muhammet магомед:muhammet ' +
    'mohammed:muhammet muhammad:muhammet гельды:geldi берды:berdi мурат:myrat кули:guly гулы:guly'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [word = '', name = ''] = pair.split(':');
      return [word, name];
    }),
);
