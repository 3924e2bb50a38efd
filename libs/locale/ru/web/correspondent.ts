/** Russian texts of what a correspondent does: inviting, admitting, suspending, removing. */
import type { Translated } from '../../message.js';
import type { correspondentTexts as english } from '../../en/web/correspondent.js';

export const correspondentTexts = {
  'correspondent.title': 'Допуск участников',
  'correspondent.says': 'Тот, за кого вы поручились, доступен всем странам. Ваша подпись остаётся в справочнике.',
  'correspondent.only-coordinators': 'Участников допускают только координаторы и секретариат.',
  'correspondent.invite': 'Пригласить',
  'correspondent.admit': 'Допустить',
  'correspondent.refuse': 'Отклонить',

  'correspondent.deciding': 'Ждут вашего решения',
  'correspondent.none': 'Вашего решения никто не ждёт.',
  'correspondent.none-says':
    'Заявка появляется здесь сама через несколько секунд после того, как кто-то открыл ссылку, созданную на этом устройстве.',
  'correspondent.came': {
    one: 'Вашего решения ждёт {n} заявка.',
    few: 'Вашего решения ждут {n} заявки.',
    many: 'Вашего решения ждут {n} заявок.',
    other: 'Вашего решения ждут {n} заявки.',
  },
  'correspondent.your-check': 'Что проверяете вы',
  'correspondent.check': 'Проверочное число',
  'correspondent.check-how':
    'Позвоните этому человеку по номеру, который вам известен, или встретьтесь. Пусть он прочитает пять чисел: они должны быть такими.',
  'correspondent.compared': 'Числа сверены, они совпадают',
  'correspondent.compare-first': 'Сначала сверьте числа.',
  'correspondent.is-compared': 'числа сверены',
  'correspondent.not-compared': 'числа не сверены',
  'correspondent.twice': 'ссылка использована дважды',
  'correspondent.twice-title': 'Этой ссылкой воспользовались больше одного раза.',
  'correspondent.twice-says':
    'Она есть у кого-то ещё. Допускайте только того, кто прочитает вам эти пять чисел, а другую заявку отклоните. Если есть сомнения, отклоните обе и создайте новую ссылку. Вместе с другими по таким заявкам не допускают никогда.',
  'correspondent.admit-compared': {
    one: 'Допустить сверенных: {n}',
    few: 'Допустить сверенных: {n}',
    many: 'Допустить сверенных: {n}',
    other: 'Допустить сверенных: {n}',
  },
  'correspondent.admitted': 'Допущен участник: {name}.',
  'correspondent.will-show': 'Что покажет справочник',
  'correspondent.name': 'Имя',
  'correspondent.name-local': 'В своей письменности',
  'correspondent.role': 'Роль',
  'correspondent.country': 'Страна',
  'correspondent.authority': 'Орган',
  'correspondent.position': 'Должность',

  'correspondent.refuse-ask': 'Отклонить заявку: {name}?',
  'correspondent.refuse-says':
    'Устройство этого человека узнает только об отказе. Вернуть заявку нельзя: понадобится новая ссылка.',
  'correspondent.refuse-act': 'Отклонить заявку',
  'correspondent.refuse-keep': 'Пусть ждёт',
  'correspondent.reason': 'Причина',
  'correspondent.reason-here': 'Записывается только на этом устройстве и не отправляется.',
  'correspondent.reason-public': 'Видна в справочнике всем участникам. О делах здесь не пишите.',
  'correspondent.reason-missing': 'Укажите причину.',
  'correspondent.refused': 'Отклонено, запись на этом устройстве',

  'correspondent.links': 'Ссылки, созданные на этом устройстве',
  'correspondent.links-says': 'по ним ещё никого не допустили',
  'correspondent.for-whom': 'Для кого',
  'correspondent.valid-until': 'Действует до',
  'correspondent.show-link': 'Показать ссылку',
  'correspondent.made': 'Создана',
  'correspondent.asked': 'Заявка по ней: {names}.',
  'correspondent.withdraw': 'Отозвать',
  'correspondent.withdraw-ask': 'Отозвать приглашение: {whom}?',
  'correspondent.withdraw-says':
    'По этой ссылке больше никто не сможет присоединиться, где бы она ни была, и это устройство забудет её секрет. Отменить это нельзя: тому, кто всё же должен присоединиться, нужна новая ссылка.',
  'correspondent.withdraw-asked': 'По ней уже пришла заявка, и допустить будет нельзя: {names}.',
  'correspondent.withdraw-act': 'Отозвать приглашение',
  'correspondent.withdrawn': 'Приглашение отозвано.',
  'correspondent.withdrawn-at': 'отозвана {time}',
  'correspondent.withdrawn-asked': 'Была заявка, допустить нельзя: {names}.',
  'correspondent.withdrawn-untold':
    'Сервер об этом ещё не знает и узнает, как только ответит. Это устройство по ней никого не допустит.',

  'correspondent.members': 'Участники',
  'correspondent.all-countries': 'Все страны',
  'correspondent.member': 'Участник',
  'correspondent.state': 'Состояние',
  'correspondent.since': 'Дата допуска',
  'correspondent.acts': 'Действия',
  'correspondent.you': 'это вы',
  'correspondent.active': 'участвует',
  'correspondent.suspended': 'участие приостановлено',
  'correspondent.removed': 'участие прекращено',

  'correspondent.suspend': 'Приостановить',
  'correspondent.suspend-ask': 'Приостановить участие: {name}?',
  'correspondent.suspend-says':
    'До восстановления с устройств этого участника ничего не отправляется, и на них ничего не приходит. Уже пришедшее можно читать.',
  'correspondent.suspend-act': 'Приостановить участие',
  'correspondent.reinstate': 'Восстановить',
  'correspondent.reinstate-ask': 'Восстановить участие: {name}?',
  'correspondent.reinstate-says':
    'Участник снова отправляет и получает. В справочнике будет стоять, что приостановление сняли вы.',
  'correspondent.reinstate-act': 'Восстановить участие',
  'correspondent.remove': 'Исключить',
  'correspondent.remove-ask': 'Исключить участника: {name}?',
  'correspondent.remove-says':
    'Его устройства навсегда уходят из всех каналов. Уже пришедшее на них остаётся. Отменить это нельзя: тот же человек вернётся только по новой ссылке, как новый участник.',
  'correspondent.remove-act': 'Исключить участника',
  'correspondent.erase': 'Стереть',
  'correspondent.erase-ask': 'Стереть то, что справочник говорит об участнике {name}?',
  'correspondent.erase-says':
    'Имя, должность и языки исчезают с сервера и с каждого устройства, которое соблюдает правила. То, что такой участник был, остаётся без имени. Резервных копий это не касается. Отменить это нельзя.',
  'correspondent.erase-act': 'Стереть имя',
  'correspondent.keep': 'Ничего не менять',
  'correspondent.open-queries': {
    one: '{n} открытым запросом должен будет заняться кто-то другой:',
    few: '{n} открытыми запросами должен будет заняться кто-то другой:',
    many: '{n} открытыми запросами должен будет заняться кто-то другой:',
    other: '{n} открытыми запросами должен будет заняться кто-то другой:',
  },
  'correspondent.open-none': 'Открытых запросов этого участника на этом устройстве не видно.',
  'correspondent.open-here-only': 'Перечислены только запросы, которые видит это устройство.',

  'correspondent.invite-title': 'Пригласить участника',
  'correspondent.invite-says': 'Вы создаёте ссылку, передаёте её и сверяете числа, прежде чем кого-либо допустить.',
  'correspondent.country-own': 'Вы приглашаете только в свою страну.',
  'correspondent.country-missing': 'Выберите страну.',
  'correspondent.authority-missing': 'Выберите орган.',
  'correspondent.position-hint': 'Можно не заполнять. Участники во всех странах видят её рядом с именем.',
  'correspondent.make-link': 'Создать ссылку',

  'correspondent.link-title': 'Ссылка-приглашение',
  'correspondent.link-says':
    'Действует один раз. Попроситься в сеть может всякий, у кого она есть: передайте её лично или путём, которому доверяете.',
  'correspondent.copy': 'Копировать ссылку',
  'correspondent.copied': 'Скопировано.',
  'correspondent.not-copied': 'Браузер не скопировал ссылку. Выделите её на листе и скопируйте вручную.',
  'correspondent.print': 'Распечатать лист',
  'correspondent.sheet-language': 'Язык листа',
  'correspondent.link-gone': 'Этой ссылки на этом устройстве нет.',
  'correspondent.link-gone-says': 'Она использована или отозвана, её срок истёк, или её создали на другом устройстве.',

  'correspondent.sheet': 'Приглашение в Köpri',
  'correspondent.sheet-network':
    'Сеть международно-правового сотрудничества для стран Центральной Азии и Южного Кавказа',
  'correspondent.sheet-what':
    'Köpri передаёт запросы по делам между органами сети. Они шифруются на вашем устройстве и открываются только на устройствах тех, кому предназначены.',
  'correspondent.sheet-as': 'Вас приглашают как',
  'correspondent.sheet-steps': 'Что нужно сделать',
  'correspondent.sheet-open':
    'На устройстве, на котором будете работать, откройте ссылку в обычном окне браузера, не в приватном.',
  'correspondent.sheet-name': 'Напишите имя и задайте парольную фразу. Сбросить её не может никто.',
  'correspondent.sheet-call':
    'Появятся пять чисел. Позвоните тому, кто вас приглашает ({name}), по номеру, который вам известен, и прочитайте их.',
  'correspondent.sheet-wait': 'Когда числа сойдутся, вас допустят, и страница продолжит сама.',
  'correspondent.sheet-link': 'Ваша ссылка',
  'correspondent.sheet-gaps': 'Промежутки нужны только для чтения; набраны они или нет, неважно.',
  'correspondent.sheet-code': 'Та же ссылка для камеры',
  'correspondent.sheet-keep': 'Действует один раз. Никому не показывайте этот лист и уничтожьте его, когда вступите.',
} as const satisfies Translated<typeof english, 'ru'>;
