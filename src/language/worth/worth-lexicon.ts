// Words that tell how much there is to check in an assertion, in groups that share one weight.
import { words } from '../lexicon/word-lists.js'

const lists: Record<string, string> = {
  i: 'i me my myself mine i’m',
  we: 'we us our ours ourselves',
  you: 'you your yours yourself',
  he: 'he him his himself',
  she: 'she her hers herself',
  they: 'they them their',
  it: 'it its',
  this: 'this these',
  that: 'that those',
  there: 'there here',
  condition: 'if unless whether suppose would',
  modalWill: 'will ’ll \'ll shall wo',
  modalCan: 'can ca able ability capable',
  modalMay: 'may might could perhaps maybe possibly possible probably',
  duty: 'must should ought need needs necessary essential duty responsibility responsible deserve deserves',
  questionWord: 'what how why who whom',
  be: 'is are am be ’s \'s ’re \'re',
  was: 'was were',
  have: 'have has ’ve \'ve',
  had: 'had been',
  do: 'do does doing',
  did: 'did done',
  not: 'not n\'t n’t never nothing nobody neither nor',
  no: 'no none without',
  mind: `think believe believes feel feels guess hope hopes wish know knows understand agree disagree remember
    imagine suppose doubt love like sense opinion judgment view dream thought`,
  want: 'want wants wanted try tries trying going gonna like let lets stand',
  plea: `please thank thanks grateful welcome god bless pray let let’s join honored honor congratulations applause
    tonight ask ladies gentlemen fellow friends`,
  praise: `good great best better wonderful important fundamental simple clear sure wrong right strong tough hard
    difficult serious fair bad proud true big certain certainly absolutely truly always very`,
  virtue: `freedom hope future values faith character strength courage leadership leader heart spirit dream
    opportunity promise peace love world challenge challenges destiny greatness potential success vision commitment
    trust truth soul life experience`,
  vague: `thing things something anything everything somebody anybody everybody someone anyone everyone way ways
    kind kinds lot matter matters question questions issue issues problem problems answer decision decisions
    difference time point idea people`,
  talk: `talk talking say saying says mean means speak speaking tell look see watch listen hear give make take get
    start begin put come go keep bring`,
  solve: `solve work working change build fight protect grow move lead face meet continue invest respond win forward
    ahead together`,
  comparison: `more less than fewer higher lower larger greater smaller faster cheaper better worse twice double
    doubled tripled half quarter third rate rates ratio average compared`,
  extreme: `most least highest lowest largest biggest greatest worst first last longest fastest wealthiest record
    only single ever history historic`,
  rise: `increase increased increases rise rose risen raised raise grew grown growth gained up added doubled
    expanded gone went`,
  fall: `cut cuts reduced reduce decreased decrease fell fallen dropped lost lose decline declined down slashed
    eliminated killed under`,
  percent: 'percent % percentage cent cents points',
  money: `$ dollar dollars £ € pay paid spent spend spending cost costs price prices money afford worth premium
    premiums wages wage income incomes salary salaries funds funding fund loan loans`,
  magnitude: `hundred hundreds thousand thousands million millions billion billions trillion dozen dozens majority
    percent twenty thirty forty fifty sixty ten five six seven eight nine four three two`,
  oneWord: 'one another other others',
  all: 'all every each any everyone',
  some: 'many several some few most much enough various',
  year: 'year years month months week weeks day days decade decades ago since century quarter yesterday',
  recent: 'last recently previous earlier past already before former during after by today now currently began',
  next: 'next tomorrow soon upcoming future ahead eventually',
  economy: `job jobs tax taxes taxed taxpayers economy economic unemployment unemployed deficit deficits debt budget
    inflation recession depression interest market business businesses companies company industry trade growth
    surplus revenue revenues rate production manufacturing loans oil energy employees workers housing farm export
    exports`,
  health: `health care insurance medicare medicaid hospital hospitals doctor doctors drug drugs disease patients
    medicine welfare social security benefits seniors poverty poor food`,
  crime: `crime crimes murder murdered killed arrested police prison shot gun guns weapons attack attacked attacks
    attacked charged indicted accused court courts judge law laws enforcement drugs illegal`,
  war: `war troops military army nuclear missiles missile defense soldiers treaty treaties navy veterans forces
    terrorists bomb bombs weapons aid`,
  law: `bill bills congress senate house law legislation legislature act amendment committee budget program programs
    agency administration government state states federal department policy plan proposal`,
  vote: `vote voted votes vetoed veto signed passed supported opposed endorsed sponsored appointed elected repealed
    approved rejected ran nominated proposed enacted`,
  office: `president governor senator congressman mayor secretary democrat democrats republican republicans
    administration speaker minister chancellor party`,
  school: `school schools students student teachers teacher education college colleges university universities
    children child graduates`,
  report: `report reported study survey poll data statistics figures found according estimates estimated shows show
    indicated fact facts said says told announced confirmed`,
  happened: `became came took taken made gave given got brought created started ended opened closed sent sold bought
    built hired fired resigned joined left moved turned held worked met married born died won wrote called happened
    received launched`,
  because: 'because so therefore thus result caused',
  but: 'but however although though yet while',
  hedge: 'almost nearly about around approximately roughly over at least',
  place: 'country countries nation nations america american americans city county states town',
}

/** Names of the word groups, in the order of their feature numbers. */
export const groupNames: readonly string[] = Object.keys(lists)

/** Word in lower case → the numbers of the groups it belongs to. */
export const wordGroups: ReadonlyMap<string, readonly number[]> = indexGroups()

function indexGroups(): Map<string, number[]> {
  const index = new Map<string, number[]>()
  groupNames.forEach((name, group) => {
    for (const word of words(lists[name]!)) {
      const groups = index.get(word)
      if (groups) groups.push(group)
      else index.set(word, [group])
    }
  })
  return index
}
