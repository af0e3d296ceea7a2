// Verbs that give words or thoughts to somebody, and how each takes its content.
import { words } from './word-lists.js'

/** In the order of the numbers that the cue model knows them by. */
export const cueClasses = ['speech', 'address', 'thought', 'finding', 'stance', 'intent'] as const

/**
 * - speech: takes a clause, a quotation or a parenthesis ("…, she said")
 * - address: speech with a listener before the content ("told reporters that …")
 * - thought: takes a clause ("believes that …")
 * - finding: a study, poll or document takes a clause ("the poll shows …")
 * - stance: takes an object ("criticized the plan", "accused him of …")
 * - intent: takes an infinitive or an object ("vowed to …")
 */
export type CueClass = (typeof cueClasses)[number]

export type CueForm = 'base' | 'present' | 'past' | 'gerund'

export interface CueVerb {
  base: string
  type: CueClass
  form: CueForm
}

/** Verbs by which somebody is bound to do something, or not to. */
export const commissives = words('vow pledge promise propose plan refuse decline threaten offer want')

const lists: Record<CueClass, ReadonlySet<string>> = {
  speech: words(`say add write note report argue announce suggest explain declare acknowledge claim insist state
    reveal recall conclude warn predict indicate admit deny reply respond tweet joke complain emphasize assert
    concede reiterate boast stress remark lament contend testify allege caution quip observe exclaim proclaim
    disclose confirm repeat continue posit opine reckon counter retort muse mutter whisper shout yell chant recount
    stipulate attest avow brag confess grumble post email fume gush interject theorize speculate hint signal estimate
    point read ask comment rule`),
  address: words('tell remind assure inform convince persuade notify'),
  thought: words('believe think know hope fear worry wonder suspect learn agree imagine doubt decide'),
  finding: words('show find demonstrate'),
  stance: words(`criticize accuse praise endorse describe call cite blame denounce condemn defend reject slam blast
  mock dismiss question mention urge oppose support highlight express portray decry tout applaud deride assail
  ridicule hail discuss echo ignore challenge disavow demand voice underline welcome characterize refer liken vouch
  lambaste bemoan invoke quote credit rebut dispute refute attribute thank congratulate order allude encourage attack
  label`),
  intent: new Set([...commissives, 'seek', 'volunteer']),
}

/** Dictionary forms of the verbs that give words to somebody. Read by the claims: to have said so is no claim by itself. */
export const reportingVerbs: ReadonlySet<string> = new Set([...lists.speech, ...lists.address])

/** Past tenses and participles that the rules below would misspell. */
const pasts: Record<string, string[]> = {
  say: ['said'], tell: ['told'], write: ['wrote', 'written'], think: ['thought'], know: ['knew', 'known'], find: ['found'],
  show: ['showed', 'shown'], learn: ['learned', 'learnt'], seek: ['sought'], read: ['read'], admit: ['admitted'],
  plan: ['planned'], slam: ['slammed'], quip: ['quipped'], brag: ['bragged'], deny: ['denied'], reply: ['replied'],
  worry: ['worried'], testify: ['testified'], decry: ['decried'], refer: ['referred'], rebut: ['rebutted'],
  signal: ['signaled', 'signalled'], notify: ['notified'],
}
const doubling: ReadonlySet<string> = new Set(['admit', 'plan', 'slam', 'quip', 'brag', 'rebut', 'refer'])

const forms = new Map<string, CueVerb>()
for (const [type, bases] of Object.entries(lists) as [CueClass, ReadonlySet<string>][]) {
  for (const base of bases) {
    addForms(base, base, type)
    // "criticised", "emphasises": as Britain writes them.
    if (base.endsWith('ize')) addForms(base, base.replace(/ize$/, 'ise'), type)
  }
}

function addForms(base: string, spelling: string, type: CueClass): void {
  const stem = spelling.replace(/(?<!e)e$/, '')
  const add = (form: CueForm, spelled: string): void => {
    if (!forms.has(spelled)) forms.set(spelled, { base, type, form })
  }
  add('base', spelling)
  add('present', presentOf(spelling))
  for (const past of pasts[spelling] ?? [`${stem}ed`]) add('past', past)
  add('gerund', doubling.has(spelling) ? `${spelling}${spelling.at(-1)}ing` : `${stem}ing`)
}

function presentOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : `${base}s`
}

/** cueVerb gives what a word, in lower case, can be as a verb of attribution. */
export function cueVerb(lower: string): CueVerb | undefined {
  return forms.get(lower)
}

/** Forms of the verbs by which news says that something was said, no more. */
export const sayingForms = words('said say says told tell tells wrote writes')
/** Finite forms of the verbs by which a source names a source of its own. */
export const citedForms = words('cited cites quoted quotes')
export const citingParticiples = words('citing quoting')
export const citingForms: ReadonlySet<string> = new Set([...citedForms, ...citingParticiples])

/** Nouns that hold what somebody said or thinks: "Lee’s claim that …". */
export const reportNouns = words(`claim statement assertion allegation report suggestion warning belief view
  argument accusation insistence admission declaration prediction announcement promise pledge fear hope concern
  complaint conclusion contention vow remark reports rumours rumors rumour rumor`)
