// What the page itself says, in two languages. The bot speaks for itself, in its reader's language.

const WORDS = {
  ru: {
    title: "Наставник · демо",
    clock: "Время в демо",
    hour: "+1 час",
    next: "Следующее событие",
    day: "+1 день",
    other: "English",
    phones: "Телефоны",
    whose: "Чей это телефон",
    chat: "Чат с ботом",
    staffs: "Сотрудники",
    mentors: "Наставники",
    mentees: "Наставляемые",
    parents: "Родители",
    curator: "куратор",
    head: "руководитель",
    mentor_teacher: "наставник · преподаватель",
    mentee_teacher: "молодой преподаватель",
    student: "студент",
    employee: "с предприятия",
    learner: "студент",
    parent: "мама студента",
    staff_side: "сотрудник",
    mentor_side: "наставник",
    mentee_side: "наставляемый",
    parent_side: "родитель",
    chats: "Чаты",
    named: "с именами",
    coded: "без имён",
    why: "Зачем это?",
    reasons:
      "Без имён через Telegram проходят только коды, а имена, телефоны и даты рождения остаются " +
      "на сервере школы. Так меньше риск по закону; государственным школам советуем этот режим. " +
      "Переключатель открывает тот же колледж с самого начала.",
    opening: "Открываю тот же колледж заново…",
    answerHer: "Ответить за неё",
    answerHim: "Ответить за него",
    answering: "Отвечаю…",
    page: "Кнопка этой страницы, не бота: заполнит анкету и отправит",
    commands: "Команды",
    write: "Сообщение",
    send: "Отправить",
    file: "Файл",
    attach: "Отправить файл",
    blocked: "Бот заблокирован. Любое сообщение снимет блокировку.",
    gone: "Этой кнопки уже нет: экран обновился.",
    nothing: "Впереди пока ничего не назначено.",
    failed: "Не получилось. Попробуйте ещё раз.",
    lost: "Нет связи с демо. Если оно остановлено, запустите make demo ещё раз.",
    copied: "Скопировано",
    unread: "новых: {n}",
  },
  en: {
    title: "Nastavnik · demo",
    clock: "Time in the demo",
    hour: "+1 hour",
    next: "Next event",
    day: "+1 day",
    other: "Русский",
    phones: "Phones",
    whose: "Whose phone this is",
    chat: "Chat with the bot",
    staffs: "Staff",
    mentors: "Mentors",
    mentees: "Mentees",
    parents: "Parents",
    curator: "curator",
    head: "head",
    mentor_teacher: "mentor · lecturer",
    mentee_teacher: "young lecturer",
    student: "student",
    employee: "from a company",
    learner: "student",
    parent: "a student’s mother",
    staff_side: "staff",
    mentor_side: "mentor",
    mentee_side: "mentee",
    parent_side: "parent",
    chats: "Chats",
    named: "with names",
    coded: "without names",
    why: "What for?",
    reasons:
      "Without names only codes pass through Telegram; names, phones and birth dates stay on the " +
      "school’s server. That lowers the legal risk, and state schools should choose it. " +
      "The switch opens the same college from its beginning.",
    opening: "Opening the same college anew…",
    answerHer: "Answer for her",
    answerHim: "Answer for him",
    answering: "Answering…",
    page: "A button of this page, not of the bot: fills in the questionnaire and sends it",
    commands: "Commands",
    write: "Message",
    send: "Send",
    file: "File",
    attach: "Send a file",
    blocked: "The bot is blocked. Any message unblocks it.",
    gone: "This button is gone: the screen has changed.",
    nothing: "Nothing is planned ahead yet.",
    failed: "That did not work. Please try again.",
    lost: "The demo does not answer. If it was stopped, run make demo again.",
    copied: "Copied",
    unread: "new: {n}",
  },
};

const KEPT_AS = "nastavnik-demo-language";

let language = remembered();

function remembered() {
  try {
    return localStorage.getItem(KEPT_AS) === "en" ? "en" : "ru";
  } catch {
    return "ru"; // a browser that keeps nothing still shows the page
  }
}

/** The language of the page. */
export function spoken() {
  return language;
}

/** The language in which dates are written: with 24 hours in both. */
export function dated() {
  return language === "ru" ? "ru" : "en-GB";
}

/** Speak the other language from now on. */
export function switchLanguage() {
  language = language === "ru" ? "en" : "ru";
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // then it is chosen again next time
  }
  sayEverywhere();
}

/** Return a phrase; `{n}` stands for a number. */
export function say(name, n = "") {
  return WORDS[language][name].replace("{n}", n);
}

/** Say who a person is in a word that stands beside the name: a subject, or what they do. */
export function knownBy({ side, part, subject }) {
  return subject || say(part === "teacher" ? `${side}_teacher` : part);
}

/** Say on which side a person is; of teachers, whose subject stands beside the name, more. */
export function calledBy({ side, part }) {
  return say(part === "teacher" ? `${side}_teacher` : `${side}_side`);
}

/** Word everything on the page that is marked with `data-word`. */
export function sayEverywhere() {
  document.documentElement.lang = language;
  document.title = say("title");
  document.getElementById("tabs").setAttribute("aria-label", say("phones"));
  for (const place of document.querySelectorAll("[data-word]")) {
    place.textContent = say(place.dataset.word);
  }
  const toggle = document.getElementById("language");
  toggle.textContent = say("other");
  toggle.lang = language === "ru" ? "en" : "ru";
}
