import type { Phrasebook } from "./other_languages.ts";

const book = (
  posts: readonly string[],
  storm: readonly string[],
  replies: readonly string[],
  quotes: readonly string[],
): Phrasebook => ({ posts, storm, replies, quotes, words: {} });

/** Languages of which only few in Paperwick write. Hebrew and Indonesian have X's old codes. */
export const SMALL_PHRASEBOOKS: Readonly<Record<string, Phrasebook>> = {
  it: book(
    [
      "In biblioteca c'è di nuovo il mio romanzo preferito. Che felicità!",
      "Oggi al caffè delle riparazioni hanno salvato il mio ombrello.",
      "Sessione d'esami: la biblioteca chiude alle undici, io prima.",
      "Il bibliobus arriva al porto alle quattro. Salutate con la mano.",
    ],
    ["Manca la corrente, ma in biblioteca c'è luce. Venite!"],
    ["È proprio così.", "Arrivo subito!"],
    ["Da leggere, per favore."],
  ),
  nl: book(
    [
      "De bibliotheek heeft mijn boek terug. Ik was de derde in de rij.",
      "In het repareercafé is mijn broodrooster gered. Eén bakje koffie later.",
      "Examentijd: ik ken nu elke barst in het plafond van de bibliotheek.",
      "De bibliobus stopt om vier uur bij de haven.",
    ],
    ["Geen stroom, maar in de bibliotheek brandt licht. Kom!"],
    ["Zo is het.", "Ik kom eraan!"],
    ["Dit moet iedereen lezen."],
  ),
  sv: book(
    [
      "Biblioteket har min favoritbok igen. Jag sprang hela vägen.",
      "På lagningskaféet fick min gamla radio nytt liv.",
      "Tentaperiod: biblioteket, kaffet och jag hör ihop.",
      "Bokbussen stannar vid hamnen klockan fyra.",
    ],
    ["Strömmen är borta, men på biblioteket lyser det. Kom in!"],
    ["Precis så är det.", "Jag är på väg!"],
    ["Läs det här."],
  ),
  pl: book(
    [
      "W bibliotece znowu jest moja ulubiona książka. Byłam trzecia w kolejce.",
      "W kawiarni naprawczej uratowano mój toster.",
      "Sesja egzaminacyjna: biblioteka to mój drugi dom.",
      "Bibliobus zatrzyma się w porcie o czwartej.",
    ],
    ["Nie ma prądu, ale w bibliotece jest światło. Przyjdźcie!"],
    ["Dokładnie tak.", "Już idę!"],
    ["Przeczytajcie to, proszę."],
  ),
  ru: book(
    [
      "В библиотеке снова есть моя любимая книга. Ёжик ждал у двери.",
      "В ремонтном кафе спасли мой старый зонт.",
      "Сессия: библиотека, чай и я неразлучны.",
      "Библиобус остановится в порту в четыре часа.",
    ],
    ["Света нет, но в библиотеке горят лампы. Приходите!"],
    ["Именно так.", "Уже иду!"],
    ["Прочитайте, пожалуйста."],
  ),
  uk: book(
    [
      "У бібліотеці знову є моя улюблена книжка. Їжак чекав біля дверей.",
      "У ремонтній кав'ярні врятували мою парасольку.",
      "Сесія: бібліотека, чай і я нерозлучні.",
      "Бібліобус зупиниться в порту о четвертій.",
    ],
    ["Світла немає, але в бібліотеці горять лампи. Приходьте!"],
    ["Саме так.", "Уже йду!"],
    ["Прочитайте, будь ласка."],
  ),
  el: book(
    [
      "Η βιβλιοθήκη έχει ξανά το αγαπημένο μου βιβλίο. Τι χαρά!",
      "Στο καφέ επισκευών έσωσαν την παλιά μου ομπρέλα.",
      "Εξεταστική: η βιβλιοθήκη είναι το δεύτερο σπίτι μου.",
      "Η κινητή βιβλιοθήκη φτάνει στο λιμάνι στις τέσσερις.",
    ],
    ["Δεν έχει ρεύμα, αλλά η βιβλιοθήκη έχει φως. Ελάτε!"],
    ["Ακριβώς έτσι.", "Έρχομαι!"],
    ["Διαβάστε το, παρακαλώ."],
  ),
  tr: book(
    [
      "Kütüphanede en sevdiğim kitap yine rafta. Koşarak geldim.",
      "Tamir kafede eski şemsiyemi kurtardılar.",
      "Sınav dönemi: kütüphane, çay ve ben ayrılmayız.",
      "Gezici kütüphane saat dörtte limanda duracak.",
    ],
    ["Elektrik yok ama kütüphanede ışık var. Gelin!"],
    ["Aynen öyle.", "Hemen geliyorum!"],
    ["Lütfen bunu okuyun."],
  ),
  iw: book(
    [
      "בספרייה יש שוב את הספר האהוב עליי. רצתי כל הדרך.",
      "בבית הקפה לתיקונים הצילו את המטרייה הישנה שלי.",
      "תקופת מבחנים: הספרייה היא הבית השני שלי.",
      "הספרייה הניידת תעצור בנמל בשעה ארבע.",
    ],
    ["אין חשמל, אבל בספרייה יש אור. בואו!"],
    ["בדיוק ככה.", "אני בדרך!"],
    ["קראו את זה, בבקשה."],
  ),
  in: book(
    [
      "Buku kesukaanku sudah kembali di perpustakaan. Aku langsung lari ke sana.",
      "Di kafe reparasi, payung tuaku berhasil diselamatkan.",
      "Musim ujian: perpustakaan adalah rumah keduaku.",
      "Perpustakaan keliling berhenti di pelabuhan pukul empat.",
    ],
    ["Listrik padam, tetapi perpustakaan tetap terang. Datanglah!"],
    ["Benar sekali.", "Aku segera ke sana!"],
    ["Tolong baca ini."],
  ),
  hi: book(
    [
      "पुस्तकालय में मेरी पसंदीदा किताब फिर आ गई है। मैं दौड़कर पहुँचा।",
      "मरम्मत कैफ़े में मेरा पुराना छाता बच गया।",
      "परीक्षा का समय: पुस्तकालय मेरा दूसरा घर है।",
      "चलता-फिरता पुस्तकालय चार बजे बंदरगाह पर रुकेगा।",
    ],
    ["बिजली नहीं है, पर पुस्तकालय में रोशनी है। आइए!"],
    ["बिल्कुल सही।", "मैं आ रहा हूँ!"],
    ["कृपया इसे पढ़ें।"],
  ),
  ko: book(
    [
      "도서관에 제가 좋아하는 책이 다시 들어왔어요. 뛰어갔습니다.",
      "수리 카페에서 오래된 우산을 고쳐 주셨어요.",
      "시험 기간: 도서관은 저의 두 번째 집이에요.",
      "이동도서관이 네 시에 항구에 멈춥니다.",
    ],
    ["정전이지만 도서관에는 불이 켜져 있어요. 오세요!"],
    ["정말 그래요.", "지금 갈게요!"],
    ["이 글을 꼭 읽어 보세요."],
  ),
  zh: book(
    [
      "图书馆里又有我最喜欢的书了。我一路跑过去。",
      "今天在修理咖啡馆，他们救了我的旧雨伞。",
      "考试季：图书馆就是我的第二个家。",
      "圖書館的流動書車四點停在港口。",
    ],
    ["停电了，但是图书馆还亮着灯。快来吧！"],
    ["就是这样。", "我马上到！"],
    ["請讀一讀這個。"],
  ),
  th: book(
    [
      "ห้องสมุดมีหนังสือเล่มโปรดของฉันแล้ว ดีใจมาก",
      "ร้านกาแฟซ่อมของช่วยร่มเก่าของฉันไว้ได้",
      "ฤดูสอบ ห้องสมุดคือบ้านหลังที่สองของฉัน",
      "รถห้องสมุดจะจอดที่ท่าเรือตอนสี่โมงเย็น",
    ],
    ["ไฟดับ แต่ห้องสมุดยังเปิดไฟอยู่ มาได้เลย"],
    ["ใช่เลย", "กำลังไป"],
    ["อ่านอันนี้หน่อยนะ"],
  ),
};
