/** What people of one language write. */
export interface Phrasebook {
  /** Everyday posts. */
  posts: readonly string[];
  /** Posts on the storm night. */
  storm: readonly string[];
  /** Answers to others. */
  replies: readonly string[];
  /** What stands above a quoted post. */
  quotes: readonly string[];
  /** What fills the `{gaps}`. */
  words: Readonly<Record<string, readonly string[]>>;
}

/** The other languages of Paperwick. All posts are made up for practice. */
export const PHRASEBOOKS: Readonly<Record<string, Phrasebook>> = {
  de: {
    posts: [
      "Die Bibliothek hat {buch} wieder da. Ich war die Dritte in der Schlange.",
      "Heute im Reparaturcafé: {ding} gerettet. {lob}",
      "{wer} liest in der Bibliothek {buch} vor, und keiner geht.",
      "Prüfungszeit. Ich kenne jetzt jeden Riss in der Decke der Bibliothek.",
      "Der Bücherbus Marmalade hält um vier am Hafen. Bitte pünktlich winken.",
      "Habe {buch} zu spät zurückgebracht. Die Strafe: {kuchen}. {lob}",
      "Lyrikabend: {wer} reimt „Regen“ auf „Segen“ und kommt damit durch.",
      "In der Vorlesestunde gelernt: Drachen mögen {kuchen}.",
      "{ding} ist wieder ganz! Applaus für das Reparaturcafé.",
      "Wer hat in der Bibliothek einen Handschuh verloren? Er liegt in {buch}.",
      "Schöner Platz am Fenster, {kuchen}, {buch}. {lob}",
      "Bibliothekswoche in Paperwick: müde Füße, volles Herz.",
    ],
    storm: [
      "Strom weg, aber in der Bibliothek brennt Licht. Kommt her!",
      "Sturmnacht in der Bibliothek: {wer} verteilt {kuchen} und Decken.",
      "Draußen Sturm Semicolon, drinnen {buch} mit Taschenlampe. {lob}",
    ],
    replies: [
      "Da komme ich mit!",
      "Genau so war es. {lob}",
      "Gibt es noch {kuchen}?",
      "Bitte ein Foto!",
      "{wer} hat das auch gesagt.",
    ],
    quotes: ["Das möchte ich als Poster.", "Darum wohne ich hier.", "Bitte alle lesen:"],
    words: {
      buch: ["„Pfützen für Fortgeschrittene“", "„Die Kunst des Anstehens“", "„Suppen der Welt“"],
      ding: ["mein Toaster", "die Kuckucksuhr", "das alte Radio", "der Regenschirm"],
      wer: ["Frau Holunder", "der Nachtbibliothekar", "mein Opa", "die neue Kollegin"],
      kuchen: ["Apfelkuchen", "Zimtschnecken", "Pflaumenkuchen", "Butterbrot"],
      lob: ["Herrlich.", "So geht Nachbarschaft.", "Gern wieder.", "Ich bin gerührt."],
    },
  },
  fr: {
    posts: [
      "La bibliothèque a reçu {livre}. Je l'ai réservé avant même mon café.",
      "Au café de réparation, {qui} a sauvé {objet}. {bravo}",
      "Le bibliobus Marmalade s'arrête au port à midi. Il klaxonne deux fois.",
      "Période d'examens : la bibliothèque ferme à onze heures, et mon cerveau à dix.",
      "Soirée poésie : un poème sur {objet}, et toute la salle a ri puis pleuré.",
      "{qui} m'a conseillé {livre}. Je ne répondrai plus au téléphone.",
      "À l'heure du conte, une petite fille a corrigé la fin de {livre}. Elle avait raison.",
      "J'ai rendu {livre} en retard. On m'a offert {gateau}.",
      "Qui a laissé {gateau} dans la salle de lecture ? Question sérieuse.",
      "Il pleut sur Paperwick, la bibliothèque est pleine et ça sent bon. {bravo}",
      "Ma carte de bibliothèque a dix ans aujourd'hui. Elle est en meilleure forme que moi.",
    ],
    storm: [
      "Plus de courant au port, mais la bibliothèque est allumée. Venez !",
      "Nuit de tempête : {qui} lit {livre} à la lampe de poche. {bravo}",
      "Cinquante personnes à la bibliothèque cette nuit, et {gateau} pour tous.",
    ],
    replies: [
      "J'arrive !",
      "Tellement vrai.",
      "Il reste {gateau} ?",
      "Merci ! {bravo}",
      "Une photo ?",
    ],
    quotes: ["À lire, tout simplement.", "Voilà pourquoi j'aime cette ville.", "Exactement ceci :"],
    words: {
      livre: [
        "« L'art de faire la queue »",
        "« Le dernier bac »",
        "« Brève histoire des flaques »",
      ],
      objet: ["un grille-pain", "une boîte à musique", "un parapluie", "une vieille radio"],
      qui: ["la bibliothécaire", "mon voisin", "le capitaine du bac", "ma grand-mère"],
      gateau: ["un gâteau aux poires", "des madeleines", "une tarte aux prunes"],
      bravo: ["Bravo.", "Quel bonheur.", "J'adore.", "On recommence demain."],
    },
  },
  es: {
    posts: [
      "La biblioteca ya tiene {libro}. Hay cola, y la cola es simpática.",
      "En el café de reparación arreglaron {cosa}. {bien}",
      "El bibliobús Marmalade llega a las cuatro. ¡Lleva {libro}!",
      "Época de exámenes: vivo en la biblioteca y riego la planta de la entrada.",
      "Noche de poesía: {quien} recitó una oda a {cosa}. {bien}",
      "Devolví {libro} con tres días de retraso y me sonrieron igual.",
      "En la hora del cuento, un niño preguntó si los dragones tienen carné.",
      "{quien} me recomendó {libro}. Mañana no trabajo.",
      "¿Alguien perdió un guante verde en la sala de mapas de la biblioteca?",
      "Llueve en Paperwick. Té, {libro} y silencio. {bien}",
    ],
    storm: [
      "Sin luz en el puerto, pero la biblioteca sigue abierta. ¡Venid!",
      "Noche de tormenta en la biblioteca: {quien} reparte sopa y mantas.",
      "La tormenta ruge y aquí leemos {libro} con linterna. {bien}",
    ],
    replies: ["¡Voy para allá!", "Totalmente. {bien}", "¿Hay foto?", "¡Qué alegría leer esto!"],
    quotes: ["Por esto vivo aquí.", "Léanlo, por favor.", "Así es mi pueblo."],
    words: {
      libro: ["«Breve historia de los charcos»", "«El penúltimo ferri»", "«Cucharas raras»"],
      cosa: ["una tostadora", "un reloj de cuco", "un paraguas", "una radio antigua"],
      quien: ["la bibliotecaria", "mi vecina", "el conductor", "mi abuelo"],
      bien: ["Qué maravilla.", "Volveré.", "Diez de diez.", "Aplausos."],
    },
  },
  ja: {
    posts: [
      "図書館で{本}を借りました。{感想}",
      "今日のおはなし会は{本}。子どもたちが大笑い。",
      "移動図書館マーマレード号が港に来ています。オレンジ色のバスです。",
      "修理カフェで{物}が直りました。{感想}",
      "試験前なので図書館にこもっています。{おやつ}だけが友だち。",
      "詩の夜、{物}についての詩を聞きました。{感想}",
      "図書館の窓ぎわの席、朝の光がきれいです。",
      "{本}を三日おくれて返したら、{おやつ}をもらいました。なぜ。",
      "図書館の猫が{本}の上で寝ています。返却できません。",
      "ペーパーウィックは雨。図書館は満員。{感想}",
    ],
    storm: [
      "停電です。でも図書館には明かりがついています。",
      "嵐の夜、図書館でみんなで{本}を読んでいます。{感想}",
      "図書館が開いていてよかった。毛布と{おやつ}をもらいました。",
    ],
    replies: ["わかります。", "私も行きます!", "写真を見たいです。", "{感想}"],
    quotes: ["これは読んでほしい。", "この町が好きです。", "ほんとうにそう。"],
    words: {
      "本": ["『水たまり入門』", "『最後から二番目の船』", "『片手袋図鑑』", "『列にならぶ技術』"],
      "物": ["トースター", "古いラジオ", "傘", "鳩時計"],
      "おやつ": ["あんぱん", "クッキー", "おにぎり", "熱いお茶"],
      "感想": ["うれしい。", "しあわせです。", "また行きます。", "最高の一日。"],
    },
  },
  pt: {
    posts: [
      "A biblioteca tem {livro} outra vez. Fui a correr e cheguei a tempo.",
      "No café de reparações consertaram {coisa}. {bom}",
      "A biblioteca itinerante Marmalade chega ao porto às quatro.",
      "Época de exames: a biblioteca, o meu café e eu somos inseparáveis.",
      "Noite de poesia: um poema sobre {coisa}. {bom}",
      "Entreguei {livro} com atraso e ainda me deram bolo.",
      "Na hora do conto, uma menina perguntou se os livros dormem.",
    ],
    storm: [
      "Sem luz no porto, mas a biblioteca está aberta. Venham!",
      "Noite de temporal na biblioteca: sopa, mantas e {livro}. {bom}",
    ],
    replies: ["Vou já!", "É mesmo isso. {bom}", "Há fotografia?"],
    quotes: ["Leiam isto, por favor.", "É por isso que gosto desta terra."],
    words: {
      livro: ["«Breve história das poças»", "«O penúltimo barco»"],
      coisa: ["uma torradeira", "um guarda-chuva", "um rádio antigo"],
      bom: ["Que alegria.", "Volto amanhã.", "Adorei."],
    },
  },
  ar: {
    posts: [
      "استعرت من المكتبة كتاب {كتاب}. {رأي}",
      "في مقهى الإصلاح أصلحوا {شيء}. {رأي}",
      "الحافلة المكتبية البرتقالية تصل إلى الميناء في الرابعة.",
      "موسم الامتحانات: المكتبة بيتي الثاني.",
      "في ساعة الحكاية سألت طفلة: هل تنام الكتب؟",
      "أمسية شعرية في المكتبة الليلة، والشاي على حساب الجيران.",
    ],
    storm: [
      "انقطعت الكهرباء، لكن المكتبة مضاءة والأبواب مفتوحة.",
      "ليلة العاصفة في المكتبة: حساء وبطانيات وكتاب {كتاب}.",
    ],
    replies: ["أنا قادم!", "صحيح تمامًا. {رأي}", "هل من صورة؟"],
    quotes: ["اقرؤوا هذا من فضلكم.", "لهذا أحب هذه البلدة."],
    words: {
      "كتاب": ["«تاريخ قصير للبرك»", "«العبّارة قبل الأخيرة»", "«فن الانتظار»"],
      "شيء": ["محمصة الخبز", "مظلة قديمة", "مذياعًا قديمًا"],
      "رأي": ["يوم جميل.", "شكرًا لكم.", "سأعود غدًا."],
    },
  },
};

/** Hashtags of posts that are not in English, without `#`. */
export const HASHTAGS_BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  de: ["Bibliothek", "PaperwickLibraryWeek"],
  fr: ["bibliothèque", "PaperwickLibraryWeek"],
  es: ["biblioteca", "PaperwickLibraryWeek"],
  ja: ["図書館", "PaperwickLibraryWeek"],
  pt: ["biblioteca", "PaperwickLibraryWeek"],
  ar: ["مكتبة", "PaperwickLibraryWeek"],
  it: ["biblioteca", "PaperwickLibraryWeek"],
  nl: ["bibliotheek", "PaperwickLibraryWeek"],
  sv: ["bibliotek", "PaperwickLibraryWeek"],
  pl: ["biblioteka", "PaperwickLibraryWeek"],
  ru: ["библиотека", "PaperwickLibraryWeek"],
  uk: ["бібліотека", "PaperwickLibraryWeek"],
  el: ["βιβλιοθήκη", "PaperwickLibraryWeek"],
  tr: ["kütüphane", "PaperwickLibraryWeek"],
  iw: ["ספרייה", "PaperwickLibraryWeek"],
  in: ["perpustakaan", "PaperwickLibraryWeek"],
  hi: ["पुस्तकालय", "PaperwickLibraryWeek"],
  ko: ["도서관", "PaperwickLibraryWeek"],
  zh: ["图书馆", "PaperwickLibraryWeek"],
  th: ["ห้องสมุด", "PaperwickLibraryWeek"],
};
