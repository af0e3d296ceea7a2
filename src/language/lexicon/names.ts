// The words by which names are told apart: titles, first names, outlets, kinds of organisation and places.

import { words } from './word-lists.js'

export type Gender = 'female' | 'male'

const female = words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
  margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon
  laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra
  rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina
  joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann anne kathryn
  abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie
  theresa diana kari brittany doris kayla alexis lori marie sally hillary chelsea melania ivanka michelle coretta rosa
  wendy jill kate katie ellen eleanor claire lucy irene nora clara fiona ingrid leila fatima aisha priya mei elena
  sofia camila valeria ursula angela theresa kamala nikki carly debbie loretta huma donna kellyanne megyn gretchen
  susana kirsten tammy jeanne claire maxine dianne condoleezza madeleine sonia ketanji amal malala greta jacinda sanna
  giorgia marine arianna erica gabrielle jillian marla michele phyllis abby adele agnes aileen alejandra alice alina
  amelia ana anastasia angelica anita anja annie antonia astrid audrey barb bella bernadette bonnie bridget brigitte
  candace carla carmen caroline cassandra cecilia celia chloe christie cindy claudia colleen connie cristina daisy
  daniela daphne darlene deb delia denise dolores dora edith eileen elaine eliza ella elsa erin estelle esther eva eve
  faith farah felicia flora florence freya gail gemma georgia geraldine gina ginny giulia gladys gwen heidi helena
  henrietta hilary holly imogen ines irina iris isabel ivy jan jana jasmine jenna jenny jo joanna joanne jodi johanna
  josephine juanita judi julianne june karin karla kathy katja kay kerry kirstin kristen kristin lara lea leah lena
  leona leslie lillian lily lindsay louise lucia lucille lydia lynn mabel mandy marcia margot mariana marianne marina
  marjorie marta mathilda maureen maxine maya meg melinda mercedes meredith mia mildred mindy miranda miriam molly
  monica muriel myra nadia naomi nell nina noor norma odette olga paige paula pauline peggy penelope petra polly
  rebekah regina renee rhonda rita roberta robin rosalind rose rosemary roxanne ruby sabrina sadie sally sasha shannon
  sheila shelley sherry sigrid silvia simone sonja stacey stella sue susanna suzanne svetlana sylvia tamara tanya tara
  tatiana tessa tina toni tracy trudy ulla uma valerie vanessa vera veronica violet vivian wilma yasmin yolanda yvette
  yvonne zoe`)

const male = words(`james john robert michael william david richard joseph thomas charles christopher daniel matthew
  anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan
  jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
  patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy
  christian keith roger austin sean gerald carl harold dylan arthur lawrence bryan billy bruce gabriel joe logan alan
  juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene jeff jefferson
  bill bernie ted marco mitt mike tim tom jim bob barack vladimir sergey sergei rudy newt chris lindsey paul rand ben
  chuck harry mitch dick rick steve greg dan matt luis carlos miguel pedro jorge mohammed muhammad ali ahmed omar
  hassan ibrahim hans klaus pierre jean-claude emmanuel boris tony gordon angus liam oliver hugo ivan igor dmitri yuri
  benard martin luther reince corey jared eric glenn rush wolf anderson ola lester tucker bret clarence antonin samuel
  merrick neil brett al alex barry beau colin craig ed freddy geoff gilbert howard jake jay jeb jeffery jerome jimmy
  joel josh ken khizr marc marvin mohamed morton pete prescott rafael ray ron rupert sam sheldon stan stuart tad
  viktor aaron abdul abel abraham adrian ahmad aidan alan albert alberto aldo alejandro alfred alistair allen alvin
  amir anders andre andreas andrei andy anton antonio archie arne arnold arturo bart bernard bert bjorn bo brad brent
  bret brock byron caleb calvin cameron cary cedric cesar chad clark claude claus clayton cliff clifford clive clint
  cody conor cory curtis damian damon darren darryl dave dean derek desmond devin diego dirk dmitry dominic don doug
  drew duncan dwight earl eddie edgar eduardo edwin eli elliot emil emilio enrique ernest ernesto esteban evan ezra
  fabio felipe felix fernando finn floyd francesco francis francisco franco franz fred frederick fritz gareth gary
  gavin gene geoffrey gerard gilles giovanni giuseppe glen goran grant guillermo gunnar gus guy hal hamid harald
  harrison harvey hector helmut herbert herman horst hubert hugh ian ignacio isaac ismail ivo jaime jared jasper
  javier jens jeremiah jim joachim johan johannes johnny jon jonas josef joshua juergen julian julius jurgen kai karl
  keegan kent kurt kwame lars leon leonard leroy lewis lloyd lorenzo lou louis lucas ludwig luigi luke magnus malcolm
  manuel marcel marcos marcus mario marshall mathias matteo matthias maurice mauricio max maxwell mehmet melvin mick
  mickey mikael mikhail milan milton mohammad morgan mort moses murray mustafa nate nathaniel ned nelson nick nigel
  nikolai nils norman olaf ole oliver orlando oscar otto owen pablo paolo pascal patrice pavel pedro per perry phil
  philippe pierce piers preston quentin rafi ralf ramon raul reginald reuben ricardo rich richie roberto rodney
  rodrigo rolf roman rory ross rowan russ ryan salvador santiago saul sebastian serge seth shane shaun sidney simon
  spencer stefan stephan stewart sven sylvester ted theo theodore thorsten timo tobias toby todd tomas travis trevor
  troy ulrich umar vance vernon victor vijay vince viktor virgil vlad wade wallace walt warren wendell wesley wilfred
  wilhelm will wolfgang xavier yusuf yves zach zane`)

/** genderOfFirstName gives the gender that a first name nearly always goes with, or undefined. */
export function genderOfFirstName(lower: string): Gender | undefined {
  if (female.has(lower)) return 'female'
  return male.has(lower) ? 'male' : undefined
}

export const genderedTitles: ReadonlyMap<string, Gender> = new Map([
  ['mr.', 'male'], ['mr', 'male'], ['mrs.', 'female'], ['ms.', 'female'], ['mrs', 'female'], ['ms', 'female'], ['miss', 'female'], ['sir', 'male'], ['king', 'male'],
  ['queen', 'female'], ['prince', 'male'], ['princess', 'female'], ['lord', 'male'], ['lady', 'female'], ['congressman', 'male'],
  ['congresswoman', 'female'], ['chairman', 'male'], ['chairwoman', 'female'], ['spokesman', 'male'], ['spokeswoman', 'female'],
  ['assemblyman', 'male'], ['assemblywoman', 'female'], ['councilman', 'male'], ['councilwoman', 'female'],
])

/** Titles of nobody in particular. */
export const honorifics = words('mr mr. mrs mrs. ms ms. miss mx.')

/** Titles that stand before a name in lower case too: "senator Ann Lee". */
export const lowerTitles = words(`councillor councilor whistleblower farmer engineer lawyer prosecutor surgeon nurse historian researcher scientist
  captain firefighter trustee resident president senator representative congressman congresswoman governor mayor judge
  justice secretary minister chancellor premier ambassador director chairman chairwoman spokesman spokeswoman
  spokesperson professor general coach editor economist analyst commissioner sheriff strategist adviser pollster
  candidate nominee`)

/** Words that stand before a person's name. */
export const titles: ReadonlySet<string> = new Set([...honorifics, ...lowerTitles,
  ...words(`dr dr. prof. rev. reverend fr. father sister sir lord lady dame king queen prince princess vice sen. sens. rep. reps.
  gov. chief attorney gen. gen colonel col. capt. major maj. lieutenant lt. sergeant sgt. officer detective det. speaker
  leader chair superintendent inspector deputy assistant former ex-president then press prime foreign senior activist
  chef pope bishop archbishop cardinal imam rabbi pastor councilman councilwoman executive alderman assemblyman
  assemblywoman warden commander treasurer administrator actor actress singer author columnist comedian billionaire
  businessman ceo cfo president-elect reporter advisor manager`)])

/** Short titles, without their full stop, and the nouns that say the same. */
export const titleNouns: ReadonlyMap<string, string> = new Map([['dr', 'doctor'], ['prof', 'professor'], ['gov', 'governor'],
  ['sen', 'senator'], ['rep', 'representative'], ['gen', 'general'], ['col', 'colonel'], ['capt', 'captain'], ['lt', 'lieutenant'],
  ['sgt', 'sergeant'], ['det', 'detective'], ['rev', 'reverend'], ['fr', 'father'], ['ald', 'alderman']])

/** Titles that end an office: "Chief Financial Officer" names nobody. Read by mentions/name-spans.ts. */
export const officeEnds = words(`officer secretary minister spokesman spokeswoman spokesperson executive manager director
  chairman chairwoman commissioner ambassador treasurer`)

/** Names of two parts that "and" joins, as "first second". Read by mentions/joined-names.ts. */
export const pairedNames: ReadonlySet<string> = new Set(['trinidad tobago', 'bosnia herzegovina', 'antigua barbuda', 'kitts nevis',
  'turks caicos', 'wallis futuna', 'tyne wear', 'newfoundland labrador', 'marks spencer', 'procter gamble',
  'johnson johnson', 'dolce gabbana', 'standard poor', 'dungeons dragons', 'tomé príncipe', 'tome principe',
  'jammu kashmir', 'serbia montenegro', 'hammersmith fulham', 'kensington chelsea', 'brighton hove', 'perth kinross'])
/** Bodies of a state that look after several things: "Department of Health and Social Care". Read by mentions/joined-names.ts. */
export const stateBodies = words('department ministry office bureau committee commission secretariat directorate agency institute minister secretary')

/** What a body looks after, where the tagger's lexicon does not know the word. Read by mentions/joined-names.ts. */
export const concerns = words(`harbour harbor fisheries fishery forestry coastguard maritime tourism defence heritage excise wildlife
  sanitation aviation culture waterways highways roads railways canals parks forests lands environment sport youth pensions
  veterans families museums libraries archives biosecurity quarantine livestock horticulture`)

export const outletNames = words(`cnn msnbc nbc abc cbs bbc npr pbs fox reuters bloomberg politico breitbart axios vox
  buzzfeed gawker mediaite guardian economist ap afp upi c-span cnbc telemundo univision slate salon newsweek time
  variety huffpost propublica mcclatchy newsmax vice facebook twitter youtube instagram reddit tiktok telegram
  snapchat linkedin tumblr substack weibo interfax tass xinhua dpa kyodo anadolu aljazeera al-jazeera ansa efe pti
  tmz espn gizmodo wired quartz spiegel haaretz politico.com rt sputnik itv rte bild stern corriere`)
export const outletEndings = words(`times post journal news tribune herald gazette magazine today chronicle globe
  examiner inquirer observer register telegraph independent mirror mail dispatch courier sun star press record review
  daily weekly wire beast hill ledger sentinel bulletin beacon messenger voice advocate argus echo standard reporter
  tv radio television broadcasting edition monitor insider advertiser intelligencer statesman spectator digest zeitung
  tageblatt tagblatt bladet avis avisen posten dagblad courant diario jornal correio gazzetta giornale presse kurier
  nyheter sanomat gazeta shimbun`)

/** Words that say before a name that it is an organization: "the grid operator Lumen Norte". */
export const organizationLeads = words(`union operator company firm charity group startup start-up retailer bank insurer
  airline carrier utility agency party maker manufacturer supplier contractor consultancy nonprofit watchdog brand
  builder developer provider chain studio label club subsidiary regulator think-tank`)

/** Words that say before or after a name that it is an outlet: "the broadcaster SportOne", "the New Dawn website". */
export const outletLeads = words(`newspaper daily magazine weekly broadcaster website tabloid journal blog podcast
  programme program station newswire channel outlet paper`)

/** Words that begin the name of an outlet: "Radio Costa". */
export const outletStarts = words('radio tv channel canal agence daily weekly')

/** Forms of incorporation. */
export const companySuffixes = words('inc inc. corp corp. ltd ltd. co. llc plc')

/** What ends the name of a company, which its first word stands for; that of a council or a university is a town. */
export const companyWords: ReadonlySet<string> = new Set([...companySuffixes,
  ...words(`company corporation group bank holdings partners systems industries airlines motors energy mining resources fuels
  strategies healthcare solutions capital ventures technologies pharmaceuticals pharma foods brands labs software
  entertainment studios petroleum steel insurance financial securities investments realty properties logistics shipping
  airways telecom communications consulting analytics mills works`)])

/** Words that make a name one of an organization. */
export const organizationWords: ReadonlySet<string> = new Set([...companyWords,
  ...words(`department ministry committee commission council party university college school institute institution agency bureau
  office court congress senate house parliament union association campaign administration foundation fund board
  authority service services police army navy force guard hospital church league federation club network project center
  centre coalition alliance society trust government conference convention team laboratory lab media llp gmbh power
  electric transit freight rail aerospace robotics biotech bancorp brewing breweries dairies railways advisers advisors
  associates mines organization organisation nations assembly cabinet caucus brotherhood division register front
  movement legislature interpol europol unicef unesco nasa treasury pentagon kremlin nato fbi cia nsa epa irs doj gop
  dnc rnc fda cdc aclu naacp opec un eu ngo nra who imf state`)])

export const documentWords = words(`act bill report treaty constitution amendment resolution accord agreement memo
  memorandum letter study survey poll census index`)

/** American states as they are shortened behind a name. */
export const stateNames: ReadonlyMap<string, string> = new Map(Object.entries({
  'ala.': 'alabama', 'ariz.': 'arizona', 'ark.': 'arkansas', 'calif.': 'california', 'colo.': 'colorado', 'conn.': 'connecticut',
  'fla.': 'florida', 'ga.': 'georgia', 'ill.': 'illinois', 'ind.': 'indiana', 'kan.': 'kansas', 'ky.': 'kentucky', 'la.': 'louisiana', 'md.': 'maryland',
  'mass.': 'massachusetts', 'mich.': 'michigan', 'minn.': 'minnesota', 'mo.': 'missouri', 'mont.': 'montana', 'neb.': 'nebraska',
  'nev.': 'nevada', 'n.c.': 'north carolina', 'n.d.': 'north dakota', 'n.h.': 'new hampshire', 'n.j.': 'new jersey', 'n.m.': 'new mexico',
  'n.y.': 'new york', 'okla.': 'oklahoma', 'ore.': 'oregon', 'pa.': 'pennsylvania', 'r.i.': 'rhode island', 's.c.': 'south carolina',
  's.d.': 'south dakota', 'tenn.': 'tennessee', 'tex.': 'texas', 'va.': 'virginia', 'vt.': 'vermont', 'w.va.': 'west virginia', 'wash.': 'washington',
  'wis.': 'wisconsin', 'wyo.': 'wyoming',
}))

/** The same as words, those too that are written without a full stop. */
export const states: ReadonlySet<string> = new Set([...stateNames.keys(), ...words('calif conn fla pa tenn')])

/** Words that begin the name of a place: "Port Kelsing". */
export const placeStarts = words('port fort lake mount cape north south east west san santa los las greater upper lower')

const countries = `america afghanistan argentina australia austria belgium brazil britain canada chile china
  colombia cuba denmark egypt england europe finland france germany greece hungary iceland india indonesia iran iraq
  ireland israel italy japan jordan kenya korea kuwait lebanon libya mexico morocco netherlands nigeria norway
  pakistan palestine peru philippines poland portugal qatar russia scotland somalia spain sudan sweden switzerland
  syria taiwan thailand tunisia turkey uganda ukraine vietnam wales yemen venezuela zimbabwe africa asia u.s. u.s.a.
  us uk u.k. usa`
const americanStates = `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
  illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
  montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming`
const knownCities = `chicago boston london paris berlin moscow beijing brussels philadelphia detroit miami dallas houston atlanta seattle
  denver baghdad kabul jerusalem tehran damascus geneva vienna rome madrid tokyo orlando cleveland charleston`
/** Cities that need no "in" to be known. */
export const cities = words(knownCities)
export const places = words(`${countries} ${americanStates} ${knownCities} washington d.c. manhattan brooklyn harlem`)

/** Capitalised adjectives and peoples: no name of a source by themselves. */
export const peoples = words(`american americans british russian russians chinese german germans french italian
  spanish mexican mexicans canadian iranian iraqi israeli israelis palestinian palestinians syrian syrians turkish
  ukrainian japanese korean indian muslim muslims christian christians jewish jews catholic catholics republican
  republicans democrat democrats democratic conservative conservatives liberal liberals african european europeans
  arab arabs asian asians hispanic hispanics latino latinos black blacks white whites english irish internet god
  bible`)
