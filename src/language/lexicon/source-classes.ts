// Nouns by what they name: people, bodies, documents can be the source of something said; days and sums cannot.
import { words } from './word-lists.js'

export const nounClasses = { none: 0, person: 1, people: 2, body: 3, document: 4, outlet: 5, time: 6, amount: 7, name: 8,
  pronoun: 9, thing: 10 } as const

const lists: [number, ReadonlySet<string>][] = [
  [nounClasses.person, words(`man woman person boy girl child mother father parent wife husband son daughter brother sister
    friend neighbor neighbour cousin aunt uncle widow spokesman spokeswoman spokesperson official officer aide adviser
    advisor senator congressman congresswoman representative lawmaker legislator governor mayor president
    vice-president secretary minister chancellor ambassador diplomat judge justice lawyer attorney prosecutor defender
    sheriff detective policeman agent chief director manager chairman chairwoman chair ceo executive founder owner boss
    leader head strategist consultant pollster analyst expert scientist researcher professor economist historian
    scholar teacher student doctor nurse physician psychologist author writer journalist reporter correspondent editor
    columnist blogger anchor host commentator critic activist organizer advocate volunteer donor supporter opponent
    rival candidate nominee contender frontrunner democrat republican conservative liberal progressive libertarian
    voter delegate operative insider source witness victim survivor suspect defendant plaintiff passenger resident
    citizen customer worker employee soldier veteran general admiral colonel captain commander pastor bishop pope
    priest rabbi imam actor actress singer musician comedian player coach athlete star celebrity billionaire
    businessman businesswoman developer farmer coordinator surrogate administrator commissioner councilman councilwoman
    spouse immigrant refugee protester demonstrator attendee participant respondent user fan reader viewer
    caller guest moderator deputy treasurer whistleblower informant investigator inspector regulator`)],
  [nounClasses.people, words(`people men women children officials officers aides advisers advisors senators lawmakers
    leaders democrats republicans conservatives liberals voters delegates americans sources experts critics supporters
    opponents activists advocates analysts economists scientists researchers reporters journalists residents citizens
    workers students parents families police authorities others many some most everyone everybody nobody someone
    investigators prosecutors lawyers attorneys witnesses observers strategists operatives insiders allies rivals
    candidates respondents millennials latinos hispanics evangelicals christians muslims jews catholics veterans
    protesters politicians pundits commentators members staffers customers users fans readers neighbors friends
    relatives donors governors judges soldiers teachers doctors immigrants refugees britons russians chinese`)],
  [nounClasses.body, words(`party campaign committee commission council court government administration agency bureau
    department ministry office company corporation firm bank union association organization organisation group
    coalition foundation institute institution university college school hospital church team league congress senate
    house parliament legislature pentagon kremlin military army navy force police board panel task staff embassy
    network service authority federation chamber center centre club fund pac gop dnc rnc fbi cia nsa epa irs doj
    white city county state nation country public community media press industry establishment caucus delegation
    movement industry plaintiff prosecution defense jury tribunal`)],
  [nounClasses.document, words(`report study survey poll review analysis statement letter email e-mail memo document
    documents record records transcript tape video recording book article story essay column editorial op-ed post
    tweet message text filing complaint lawsuit suit indictment affidavit brief ruling opinion order law bill act
    amendment constitution treaty agreement resolution measure proposal plan platform ad advertisement commercial
    release website site page blog speech address interview testimony account figures data statistics numbers results
    research findings evidence estimate projection forecast model headline chart graph map census guidelines policy
    rule manual script slogan sign banner invitation resume biography memoir poster petition audit inventory list
    invoice receipt contract note`)],
  [nounClasses.outlet, words(`times post journal news magazine newspaper paper press tribune herald globe guardian
    telegraph observer cnn abc nbc cbs msnbc fox reuters ap bbc npr pbs politico breitbart buzzfeed huffpost
    bloomberg newsweek atlantic wsj axios vox slate salon gazette chronicle inquirer sun star mail mirror
    broadcaster station channel wire tabloid outlet radio tv television`)],
  [nounClasses.time, words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december day week month year decade century hour minute morning afternoon
    evening night noon midnight today yesterday tomorrow weekend season moment time summer winter spring autumn fall
    days weeks months years hours minutes times`)],
  [nounClasses.amount, words(`percent percentage dollar dollars million billion trillion thousand hundred number amount
    share rate total average majority half quarter third dozen dozens points point margin`)],
]

const byWord = new Map<string, number>()
for (const [number, list] of lists) for (const word of list) if (!byWord.has(word)) byWord.set(word, number)

/** nounClassOf gives what a word names, by its lower-cased form or its lemma, its tag where no list has it. */
export function nounClassOf(lower: string, lemma: string, tag: string): number {
  if (tag === 'PRP' || tag === 'WP' || tag === 'PRP$') return nounClasses.pronoun
  const known = byWord.get(lower) ?? byWord.get(lemma)
  if (known !== undefined) return known
  if (tag === 'NNP' || tag === 'NNPS') return nounClasses.name
  return tag.startsWith('NN') ? nounClasses.thing : nounClasses.none
}
