// What "the" stands before: nouns that need no introduction and nouns that go back to something; and what is said of a
// claim. Read by mentions/references/.
import { untrueWords } from './forces.js'
import { words } from './word-lists.js'

/** Beside the unique things of references.ts: what is used without an introduction. */
export const usedBare = words(`moon planet ocean sea ground road roads street streets floor phone telephone radio television tv news newspaper
  newspapers government state country nation military house electorate border borders hospital beginning end middle start top bottom
  east west north south left right way ways time times day days week weeks month months year years moment hour night weekend morning
  evening afternoon kind sort lot matter point problem question answer reason need possibility opportunity chance right ability
  poor rich elderly young unemployed homeless dead wounded injured sick others polls ballot field one ones outset meantime interim`)

/** Heads of descriptions by which an article goes back to what it told of, so that a claim with no more is adrift. */
export const returningNouns = words(`incident accident crash attack shooting explosion blast fire flood storm hurricane earthquake quake
  tragedy disaster event ceremony conference meeting summit talks hearing trial case lawsuit suit complaint investigation inquiry
  probe study report survey poll review audit analysis research findings results article story post video clip footage photo
  photos picture image images letter memo email e-mail document documents petition bill measure legislation amendment proposal plan
  plans deal agreement accord treaty contract decision ruling verdict sentence order ban law rule policy move change changes
  project programme program scheme initiative campaign company firm agency group organization organisation team department
  committee council board commission court school university college hospital bank union club party museum factory plant airline
  network newspaper magazine statement comment comments remarks speech address announcement interview claim claims allegation
  allegations accusation accusations charge charges pair couple man woman boy girl teenager victim victims suspect suspects
  gunman attacker attackers shooter driver passenger passengers pilot officer officers soldier soldiers protesters demonstrators
  student students patient patients child children family judge president senator congressman congresswoman governor mayor
  minister chancellor secretary candidate candidates nominee billionaire businessman lawyer spokesman spokeswoman director
  chairman author authors researchers scientists players player coach singer actor actress reporter journalist
  building house home apartment car truck vehicle bus train plane aircraft flight ship boat vessel bridge dam bomb device
  weapon gun money funds donation donations payment payments loan loans debt tax test tests vaccine drug virus disease
  outbreak match game tournament contest competition race election vote debate referendum exhibition exhibit show film movie book
  album song site website page account tweet tweets protest march rally strike demonstration operation raid mission
  city town village island province region area neighborhood neighbourhood district county
  issue paper compromise outcome response responses message criticism remark dispute controversy revelation revelations disclosure
  gathering visit trip encounter exchange merger acquisition ad ads scandal process practice method`)
/** Those of them that stand without a determiner too: "they say that research helps". */
export const uncounted = words(`legislation research footage analysis debt money congress senate school university college hospital church
  business criticism video film music drug tax debate speech election campaign process`)

/** What is judged: "The claim is false". */
export const judgedNouns = words(`claim claims allegation allegations assertion assertions statement statements rumor rumors rumour
  rumours accusation accusations suggestion suggestions report reports story`)
export const verdictWords: ReadonlySet<string> = new Set([...untrueWords, ...words('true correct accurate unsupported satire')])
/** Verbs, by lemma, before "that" and what is judged later: they are of saying, and what they tell may stand all the same. */
export const speakingWords = words('say state report argue contend declare write suggest insist')
/** With those that hold a claim apart, and their nouns. */
export const claimingWords: ReadonlySet<string> = new Set([...speakingWords,
  ...words(`claim allege assert purport post share claims claimed allegation allegations assertion rumor rumour rumors
  rumours accusation statement suggestion`)])

/** Words before a noun that say which one it is, or that none in particular is meant. */
export const tellingWords = words(`first second third fourth fifth sixth seventh eighth ninth tenth last next only same latest newest oldest
  entire whole very other own previous following final sole main best worst largest biggest smallest highest lowest
  longest shortest greatest youngest current general average most least more fewer less usual`)

/** Nouns that stand for an event that has a name: "Fan Fair took place … The event …". */
export const eventNouns = words(`event festival fair convention conference expo exhibition tournament championship competition contest
  summit games marathon parade concert ceremony congress forum gala race`)

/** By what an article calls somebody for variety, so that a claim with no more is adrift: "the retired neurosurgeon", "the Vermont senator". */
export const personCallings = words(`mogul tycoon magnate billionaire millionaire businessman businesswoman neurosurgeon entrepreneur
  frontrunner front-runner incumbent socialist hopeful newcomer nominee candidate contender challenger heir celebrity star icon legend
  strongman dictator insurgent rebel maverick senator representative congressman congresswoman governor mayor lawmaker legislator
  politician president premier chancellor actor actress singer rapper comedian novelist`)

/** Offices of which each country, state or town has one: "the Mexican president" needs no name. */
export const soleOffices = words('president premier chancellor governor mayor')

/** Parties, and short for them: "R-Tex.", "the GOP nominee". */
export const partyWords: ReadonlyMap<string, string> = new Map(Object.entries({
  gop: 'republican', r: 'republican', republicans: 'republican', d: 'democratic', democrat: 'democratic', democrats: 'democratic', i: 'independent',
}))
