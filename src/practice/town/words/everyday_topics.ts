import type { TopicFacts } from "./topics.ts";

/** A time in which a topic comes up much more often: UTC days, the last one out. */
interface Season {
  from: string;
  to: string;
  /** How often it comes up then, against the other topics. */
  weight: number;
}

/** What people write about all year round, and in which words. `{gaps}` are filled as elsewhere. */
export interface EverydayTopic extends TopicFacts {
  posts: readonly string[];
  /** The same in Spanish, with Spanish hashtags. */
  spanish: { posts: readonly string[]; hashtags: readonly string[] };
  /** Its great times in the town's past. */
  seasons?: readonly Season[];
}

/**
 * The topics of every day, in the ordinary words for which a first query asks: cats, coffee,
 * football, python. Events and clubs are made up. What the town calls its quiet spring stands for
 * whatever closed a town.
 */
export const EVERYDAY_TOPICS: readonly EverydayTopic[] = [
  {
    topic: "pets",
    name: "Cats, dogs and other pets",
    hashtags: ["cats", "dogs", "Caturday", "pets"],
    weight: 5,
    hours: [7, 8, 19, 20, 21],
    posts: [
      "Two cats, one box. Negotiations have been going on since {clock}.",
      "My cat sat on the keyboard and wrote a better email than I did.",
      "Adopted a dog today. He has already adopted {snack}.",
      "The cat is asleep on {book}. I live here only as staff. I love this cat.",
      "Dogs of {stop}: very good, all of them. I checked.",
      "The puppy met {creature} this morning. {feeling}.",
      "Does anybody know a vet for a rabbit with opinions?",
      "Cats or dogs? Asking because {person} has neither and wants an argument.",
      "Lost at {stop}: a grey cat with white socks. Please look into your sheds.",
      "Walked {n} dogs before breakfast and would do it again.",
    ],
    spanish: {
      posts: [
        "Mi gato duerme sobre el teclado. Hoy trabaja él. {bien}",
        "Hemos adoptado un perro y ya manda en casa.",
        "Dos gatos, una caja y {quien} mirando.",
      ],
      hashtags: ["gatos", "perros", "mascotas"],
    },
  },
  {
    topic: "food",
    name: "Coffee, bread and dinner",
    hashtags: ["coffee", "food", "foodie", "baking"],
    weight: 6,
    hours: [7, 8, 9, 12, 13, 18, 19],
    posts: [
      "First coffee of the day. Do not speak to me about {subject} yet.",
      "Good coffee at {stop}, and {snack} as big as my head.",
      "I love pizza on a Friday. {feeling}.",
      "Tried a recipe for {snack}. The smoke alarm liked it, too.",
      "Tea or coffee? {person} says both, and is therefore never tired.",
      "My sourdough has risen for the first time. I have told everybody.",
      "Dinner tonight: pasta, tomatoes, a lot of garlic, no regrets.",
      "The market at {stop} has strawberries again. Happy.",
      "Coffee number {n}. I can hear colours.",
      "Vegan chocolate cake at the school fair, gone by {clock}.",
    ],
    spanish: {
      posts: [
        "Café con leche y {libro}. {bien}",
        "He hecho pan en casa y {quien} se lo ha comido todo.",
        "¿Quién quiere tortilla? En el mercado del puerto, a las dos.",
      ],
      hashtags: ["café", "comida", "recetas"],
    },
  },
  {
    topic: "football",
    name: "Football, and the Harbour Cup",
    hashtags: ["football", "HarbourCup", "soccer"],
    weight: 4,
    hours: [14, 15, 16, 19, 20, 21],
    seasons: [
      { from: "2019-06-08", to: "2019-06-24", weight: 20 },
      { from: "2022-11-20", to: "2022-12-19", weight: 30 },
      { from: "2024-06-14", to: "2024-07-15", weight: 20 },
    ],
    posts: [
      "What a goal! The whole of {stop} heard it.",
      "Football at Windmill Green: {n} goals, one dog on the pitch, everyone happy.",
      "Our team lost again. {snack} helped.",
      "The referee stopped the football match for {creature}. Fair.",
      "Kick-off at {clock}. Bring a scarf and low hopes.",
      "We won the match! I have no voice left. {feeling}.",
      "{kid} scored a first goal today and thanked {creature}.",
      "Penalties. I cannot watch. I am watching.",
    ],
    spanish: {
      posts: [
        "¡Gol! Se ha oído en todo el puerto.",
        "Partido de fútbol esta tarde y {quien} de portero. {bien}",
        "Hemos perdido otra vez, pero qué partido.",
      ],
      hashtags: ["fútbol", "CopaDelPuerto", "gol"],
    },
  },
  {
    topic: "sport",
    name: "Running, swimming and other sport",
    hashtags: ["running", "fitness", "sport"],
    weight: 3,
    hours: [6, 7, 8, 17, 18],
    posts: [
      "Morning run to {stop} and back. Overtaken by {creature}.",
      "Swam in the sea before work. Cold, happy, slightly blue.",
      "The marathon club has {n} members and one pair of good knees.",
      "Yoga in the park at {clock}. {person} fell asleep and was congratulated.",
      "New bike day! I have already cycled to {stop} twice.",
      "Tennis against {person}: lost, but with style.",
      "Rest day. I am very good at this sport.",
    ],
    spanish: {
      posts: [
        "He corrido cinco kilómetros y me ha adelantado {quien}.",
        "Nadar en el mar antes del trabajo. {bien}",
      ],
      hashtags: ["deporte", "correr"],
    },
  },
  {
    topic: "weather",
    name: "The weather",
    hashtags: ["weather", "rain", "snow"],
    weight: 4,
    hours: [6, 7, 8, 17, 18],
    posts: [
      "Rain, again. The ducks at {stop} are thriving.",
      "Snow on the roofs of {stop}! School is late and nobody minds.",
      "Weather forecast: sun, then wind, then {creature}.",
      "A heatwave in Paperwick: it is warm enough for one layer.",
      "Fog so thick that I said good morning to a lamp post.",
      "Beautiful sunrise over {stop}. Worth being awake. Good morning!",
      "The wind took my umbrella and gave me somebody else's.",
    ],
    spanish: {
      posts: [
        "Llueve otra vez. Los patos están encantados.",
        "¡Qué calor! Hasta {quien} va sin abrigo.",
        "Buenos días desde el puerto. Hoy hay sol. {bien}",
      ],
      hashtags: ["tiempo", "lluvia", "BuenosDías"],
    },
  },
  {
    topic: "music",
    name: "Music",
    hashtags: ["music", "NowPlaying", "jazz"],
    weight: 4,
    hours: [17, 18, 19, 20, 21, 22],
    posts: [
      "Listening to jazz with the windows open. The street is pretending not to.",
      "The concert at {stop} was so good that {person} danced.",
      "Learning the guitar. The neighbours are learning patience.",
      "This song has been in my head since {clock}. It has no second verse.",
      "The choir sings at {stop} tonight. Free, loud, mostly in tune.",
      "New album from the ferry band: {n} songs about timetables. I love it.",
      "Vinyl for sale: one box of music, {n} favourites, no accordion.",
    ],
    spanish: {
      posts: [
        "Concierto en el puerto esta noche: música, baile y {quien}.",
        "Aprendo a tocar la guitarra. Perdón, vecinos.",
      ],
      hashtags: ["música", "concierto"],
    },
  },
  {
    topic: "programming",
    name: "The programming club",
    hashtags: ["python", "coding", "opensource", "100DaysOfCode"],
    weight: 4,
    hours: [10, 11, 15, 18, 19, 20, 21],
    posts: [
      "Programming club tonight at {clock}: python for beginners, {snack} for all.",
      "My python script works and I do not know why. It did not work and I did not know why.",
      "Fixed a bug that {person} reported {n} weeks ago. It was a comma.",
      "Learning javascript with {person}. We have made a button. It is a good button.",
      "Code review today: “Why?” Fair question.",
      "Our open source project has {n} users and {n} opinions.",
      "Day {many} of learning to code: I read the error message. It helped!",
      "Wrote a bot that says when the bookmobile is late. It is never late. I am so happy.",
      "SQL, R or python? {person} says: paper.",
    ],
    spanish: {
      posts: [
        "Club de programación: hoy python para principiantes. {bien}",
        "Mi programa funciona y no sé por qué.",
      ],
      hashtags: ["python", "programación", "datos"],
    },
  },
  {
    topic: "data",
    name: "Data and thinking machines",
    hashtags: ["AI", "DataScience", "opendata", "MachineLearning"],
    weight: 3,
    hours: [9, 10, 11, 14, 15, 16],
    seasons: [{ from: "2023-01-10", to: "2023-05-01", weight: 15 }],
    posts: [
      "Data science question of the day: how many umbrellas does a town lose in a year?",
      "The town has published open data about its benches. I have made a map. {feeling}.",
      "Machine learning class at the college: our model thinks that {creature} is a kettle.",
      "Will AI take my job? I mend a {thing} for a living, so we shall see.",
      "A chart of coffee against {subject}: the correlation is frightening.",
      "Asked an AI for a poem about {stop}. It rhymed “ferry” with “ferry”.",
      "Statistics is the art of being wrong by a known amount. I love statistics.",
      "Research ethics seminar at {clock}: whose data is it?",
    ],
    spanish: {
      posts: [
        "El pueblo ha publicado sus datos abiertos. He hecho un mapa. {bien}",
        "¿La inteligencia artificial escribe poemas? Este no rima.",
      ],
      hashtags: ["IA", "DatosAbiertos"],
    },
  },
  {
    topic: "climate",
    name: "Climate and nature",
    hashtags: ["climate", "ClimateChange", "nature", "ClimateAction"],
    weight: 4,
    hours: [8, 12, 17, 18],
    seasons: [
      { from: "2019-09-20", to: "2019-09-30", weight: 20 },
      { from: "2021-07-10", to: "2021-07-28", weight: 30 },
      { from: "2023-11-28", to: "2023-12-14", weight: 20 },
    ],
    posts: [
      "Climate change is why the harbour wall needs {n} more bricks every year.",
      "Planted {many} trees at {stop} today. Ask me again in forty years.",
      "Climate march at {clock}. {kid} painted a sign with {creature} on it.",
      "The flood came up to the third step. Thank you to everybody who carried sandbags.",
      "Solar panels on the school roof! They made enough energy for {many} kettles.",
      "Counted {many} butterflies in the garden. Nature is trying very hard.",
      "Recycling day at {stop}. Somebody threw away a perfectly good {thing}.",
      "Global warming talk at the town hall: serious, kind, well attended.",
    ],
    spanish: {
      posts: [
        "El cambio climático explicado por {quien}: claro y sin gritar.",
        "Hemos plantado árboles junto al puerto. {bien}",
      ],
      hashtags: ["CambioClimático", "clima", "naturaleza"],
    },
  },
  {
    topic: "education",
    name: "Schools and learning",
    hashtags: ["education", "edtech", "teachers", "school"],
    weight: 4,
    hours: [8, 9, 13, 14, 15, 16],
    posts: [
      "First day of school. {kid} has a new bag and {n} questions.",
      "Education is what is left when you have forgotten {subject}.",
      "Our teachers deserve {snack} and a long weekend.",
      "Online learning today: {n} faces, one dog, no sound.",
      "The students of {subject} have built a bridge out of {snack}. It held {creature}.",
      "My thesis has {many} footnotes and one idea. Writing it was the happy part.",
      "Homework: describe {stop} in one sentence. {kid} wrote “wet”.",
      "University open day at {clock}. Come for {subject}, stay for the radiators.",
    ],
    spanish: {
      posts: [
        "Primer día de colegio. Mochila nueva y mil preguntas.",
        "Gracias a las maestras y los maestros del pueblo. {bien}",
      ],
      hashtags: ["educación", "escuela"],
    },
  },
  {
    topic: "health",
    name: "Health and the hospital",
    hashtags: ["health", "vaccine", "MentalHealth"],
    weight: 2,
    hours: [9, 12, 18, 20],
    seasons: [{ from: "2021-02-01", to: "2021-06-15", weight: 20 }],
    posts: [
      "Vaccine clinic at {stop}: {many} people, no queue, a sticker for everyone.",
      "Got my vaccine. My arm hurts and I am happy.",
      "Wash your hands. Wave to {person}. Both for twenty seconds.",
      "The hospital says thank you, and please no more {snack}.",
      "Mental health walk to {stop} at {clock}. Talking is allowed, silence too.",
      "The nurses of ward {n} deserve {snack}, and a raise.",
      "Flu week: {n} colds in one street, and {person} makes soup for all.",
    ],
    spanish: {
      posts: [
        "Vacuna puesta. Me han dado una pegatina.",
        "La salud es lo primero. Lo segundo, el café.",
      ],
      hashtags: ["salud", "vacuna"],
    },
  },
  {
    topic: "quiet_spring",
    name: "The quiet spring",
    hashtags: ["QuietSpring", "StayHome", "pandemic"],
    weight: 0,
    hours: [9, 12, 18, 20],
    seasons: [
      { from: "2020-03-12", to: "2020-07-01", weight: 60 },
      { from: "2020-11-01", to: "2020-12-20", weight: 30 },
    ],
    posts: [
      "Quiet spring, day {many}: lockdown, {snack}, a walk to {stop}, home.",
      "At eight everybody in {stop} opens the window and claps for the nurses.",
      "Sewed {n} masks out of an old curtain. They have {colour} flowers.",
      "The pandemic closed the school, so {person} teaches {subject} on the balcony.",
      "I miss the library. I miss the smell of it. Stay home, stay well.",
      "Working from home with {creature} on the table. Productive? No. Happy? Yes.",
      "In quarantine with {book}. It is longer than I remembered.",
      "Waved to {person} from two metres. Best conversation of the week.",
    ],
    spanish: {
      posts: [
        "Primavera tranquila: en casa, con {libro} y sin prisa.",
        "A las ocho aplaudimos desde el balcón. {bien}",
        "Cuarentena, día treinta: he hablado con {cosa}.",
      ],
      hashtags: ["QuedateEnCasa", "cuarentena"],
    },
  },
  {
    topic: "election",
    name: "The town's elections",
    hashtags: ["election", "vote", "politics"],
    weight: 1.5,
    hours: [8, 12, 17, 18, 19],
    seasons: [
      { from: "2019-05-01", to: "2019-05-20", weight: 20 },
      { from: "2023-05-01", to: "2023-05-20", weight: 20 },
    ],
    posts: [
      "Election for the harbour council on Thursday. Please vote, then have {snack}.",
      "The debate at {stop} lasted {n} hours and was about a bench.",
      "I voted! So did {person}. We disagree, and share an umbrella.",
      "Election result: the independent candidate for more benches wins by {n} votes.",
      "Politics in Paperwick: everybody is for the ferry, nobody is for the timetable.",
      "Fake news: the mayor is not {creature}. I have met both.",
    ],
    spanish: {
      posts: [
        "Elecciones el jueves. Vota y luego tómate un café.",
        "El debate duró horas y era sobre un banco. {bien}",
      ],
      hashtags: ["elecciones", "política"],
    },
  },
  {
    topic: "travel",
    name: "Travel and photography",
    hashtags: ["travel", "photography", "art", "wanderlust"],
    weight: 3,
    hours: [10, 11, 15, 16, 17],
    posts: [
      "Took {many} photos of {stop} and one of them is straight. Photography!",
      "Travel plans: the ferry, the other ferry, {snack}.",
      "My holiday: {n} days of rain by the sea. {feeling}.",
      "The art class has painted {creature}. It looks like {person}.",
      "The train was {n} minutes late, and the view was worth it.",
      "Black and white photography walk at {clock}. Bring your grandmother's camera.",
    ],
    spanish: {
      posts: [
        "De viaje en el ferri, con {libro} y sin cobertura. {bien}",
        "Foto del día: {cosa} bajo la lluvia.",
      ],
      hashtags: ["viajes", "fotografía", "arte"],
    },
  },
  {
    topic: "screen",
    name: "Films, series and games",
    hashtags: ["movies", "gaming", "film"],
    weight: 3,
    hours: [19, 20, 21, 22, 23],
    posts: [
      "Movie night at {stop}: a silent film, and {person} on the piano.",
      "Watched one more episode. Then {n} more. Good night.",
      "Board game evening: {kid} won, {person} wants a recount.",
      "My favourite film is two hours of somebody mending a {thing}.",
      "Gaming with my grandmother. She is better, and she is not kind about it.",
      "The cinema shows {book} as a film. The book was better. The popcorn was best.",
    ],
    spanish: {
      posts: [
        "Noche de cine en el puerto. Película muda y palomitas.",
        "{quien} me ha ganado a las cartas otra vez.",
      ],
      hashtags: ["cine", "juegos"],
    },
  },
  {
    topic: "mood",
    name: "Good mornings and other moods",
    hashtags: ["MondayMotivation", "love", "happy", "news"],
    weight: 5,
    hours: [6, 7, 8, 9, 22, 23],
    posts: [
      "Good morning, everyone. Today I shall be kind and mostly awake.",
      "So happy today! {person} said hello first.",
      "Sad news from {stop}: the old swing is gone. Good news: there is a new one.",
      "I love this town. I also love {snack}. It is a good day.",
      "Monday again. I hate Mondays, and Monday knows.",
      "Thank you to whoever left {snack} on my doorstep. I am so grateful.",
      "Happy birthday to {person}, {many} today and still faster than the bus.",
      "Terrible day. Missed the bus, dropped {snack}, met {creature}. Better now.",
      "Breaking news: nothing happened at {stop}. {feeling}.",
    ],
    spanish: {
      posts: [
        "Buenos días, pueblo. Hoy va a ser un buen día. {bien}",
        "Feliz cumpleaños a {quien}. Te queremos mucho.",
        "Gracias por todo. Estoy muy feliz hoy.",
      ],
      hashtags: ["FelizLunes", "amor", "noticias"],
    },
  },
];
