// Learns from words with tags and lemmas what the spelling rules of src/language/lemmas.ts cannot know.
import { lemmaOf, readLemmaLexicon } from '../src/language/words/lemmas.js'

export interface LemmaExample {
  lower: string
  tag: string
  lemma: string
}

/** Verbs that go their own way, past and participle, beside those that the texts happen to show. */
const irregular = `arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|
  befall befell befallen|beget begot begotten|begin began begun|bend bent bent|beseech besought besought|
  bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|
  break broke broken|breed bred bred|bring brought brought|
  build built built|buy bought bought|catch caught caught|choose chose chosen|cling clung clung|come came come|
  creep crept crept|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|
  dwell dwelt dwelt|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|
  flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|
  forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got gotten|
  give gave given|go went gone|grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hold held held|
  keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|
  light lit lit|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|
  mistake mistook mistaken|outdo outdid outdone|outgrow outgrew outgrown|overcome overcame overcome|
  overdo overdid overdone|overhear overheard overheard|oversee oversaw overseen|overtake overtook overtaken|
  overthrow overthrew overthrown|overturn overturned overturned|pay paid paid|partake partook partaken|
  rebuild rebuilt rebuilt|repay repaid repaid|resell resold resold|retake retook retaken|rewrite rewrote rewritten|
  ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|
  sell sold sold|send sent sent|sew sewed sewn|shake shook shaken|shine shone shone|shoot shot shot|show showed shown|
  shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|
  sling slung slung|speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|spring sprang sprung|
  stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|stride strode stridden|
  strike struck struck|string strung strung|strive strove striven|swear swore sworn|sweep swept swept|
  swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|
  tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|
  undertake undertook undertaken|undo undid undone|uphold upheld upheld|wake woke woken|wear wore worn|
  weave wove woven|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|
  withstand withstood withstood|wring wrung wrung|write wrote written`
const own = `is be are be was be were be been be being be am be has have had have does do dying die lying lie tying tie
  vying vie died die lied lie tied tie vied vie goes go undergoes undergo biases bias focuses focus quizzes quiz`
const ownNouns = `children child men man women woman people people feet foot teeth tooth mice mouse geese goose
  lives life wives wife knives knife leaves leaf halves half selves self thieves thief wolves wolf loaves loaf
  shelves shelf  crises crisis analyses analysis bases base theses thesis hypotheses hypothesis parentheses parenthesis
  diagnoses diagnosis oases oasis axes axis heroes hero echoes echo potatoes potato tomatoes tomato vetoes veto
  torpedoes torpedo embargoes embargo criteria criterion phenomena phenomenon data data media media buses bus gases gas
  viruses virus campuses campus caucuses caucus bonuses bonus statuses status biases bias lenses lens ties tie pies pie
  lies lie series series species species headquarters headquarters news news politics politics quizzes quiz
  goods goods clothes clothes thanks thanks proceeds proceeds earnings earnings savings savings odds odds means means
  jeans jeans pants pants economics economics statistics statistics troops troops`

/** learnLemmas gives what readLemmaLexicon reads: verbs' dictionary forms, and the forms that no rule reaches. */
export function learnLemmas(examples: readonly LemmaExample[]): Record<string, string> {
  const verbs = new Map<string, number>()
  for (const { lower, tag, lemma } of examples) {
    if (/^V/.test(tag) && /^[a-z]{2,}$/.test(lemma) && (lower === lemma || lower.startsWith(lemma.slice(0, -1)))) {
      verbs.set(lemma, (verbs.get(lemma) ?? 0) + 1)
    }
  }
  const known = new Set([...verbs].filter(([, count]) => count > 1).map(([verb]) => verb))
  const irregularVerbs = new Map<string, string>(pairs(own))
  const irregularNouns = new Map<string, string>(pairs(ownNouns))
  for (const forms of irregular.split('|')) {
    const [base, ...others] = forms.trim().split(' ')
    known.add(base!)
    for (const other of others) if (other !== base) irregularVerbs.set(other, base!)
  }
  const bare = { verbs: known, irregularVerbs, irregularNouns }
  const missed = new Map<string, number>()
  for (const { lower, tag, lemma } of examples) {
    const isVerb = /^V/.test(tag)
    if (!(isVerb || tag === 'NNS') || !/^[a-z]+$/.test(lower) || !/^[a-z]{2,}$/.test(lemma)) continue
    if ((lemma !== lower && lemma[0] !== lower[0]) || lemma.endsWith('ns') || (!isVerb && lemma === lower)) continue
    if (lemmaOf(lower, tag, bare) === lemma) continue
    const key = `${isVerb ? 'v' : 'n'} ${lower} ${lemma}`
    missed.set(key, (missed.get(key) ?? 0) + 1)
  }
  for (const [key, count] of [...missed].sort((a, b) => a[1] - b[1])) {
    const [kind, lower, lemma] = key.split(' ') as [string, string, string]
    if (count > 2 && !(kind === 'v' ? irregularVerbs : irregularNouns).has(lower)) {
      (kind === 'v' ? irregularVerbs : irregularNouns).set(lower, lemma)
    }
  }
  return {
    verbs: [...known].sort().join(' '), irregularVerbs: spell(irregularVerbs), irregularNouns: spell(irregularNouns),
  }
}

/** verbForms gives the forms of every verb that learnLemmas knows, with the Penn Treebank tags each may have. */
export function verbForms(header: Record<string, string>): Map<string, string[]> {
  const { verbs, irregularVerbs } = readLemmaLexicon(header)
  const out = new Map<string, string[]>()
  const add = (form: string, tags: string): void => {
    out.set(form, [...new Set([...(out.get(form) ?? []), ...tags.split(' ')])])
  }
  const irregulars = new Set(irregularVerbs.values())
  for (const [form] of irregularVerbs) {
    add(form, form.endsWith('ing') ? 'VBG NN' : form.endsWith('s') ? 'VBZ' : 'VBD VBN')
  }
  for (const verb of verbs) {
    add(verb, 'VB VBP NN')
    add(/(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : verb.replace(/([^aeiou])y$/, '$1ie') + 's', 'VBZ NNS')
    const stem = verb.replace(/([^eoy])e$/, '$1')
    const doubled = /^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb) ? stem + stem.at(-1)! : stem
    add(`${doubled}ing`, 'VBG NN')
    if (!irregulars.has(verb)) add(`${doubled.replace(/([^aeiou])y$/, '$1i')}ed`, 'VBD VBN JJ')
  }
  return out
}

function pairs(text: string): [string, string][] {
  const words = text.trim().split(/\s+/)
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1]!] as [string, string]] : []))
}

const spell = (forms: ReadonlyMap<string, string>): string =>
  [...forms].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join(' ')).join(' ')
