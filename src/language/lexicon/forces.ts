// Words that decide whether an attribution asserts its content, keeps it beside its cue, or takes it back. Read by
// attributions/force/, and the deeds by the claims.
import { modalVerbs } from './auxiliaries.js'
import { conditionals } from './conjunctions.js'
import { commissives } from './cue-verbs.js'
import { words } from './word-lists.js'

const refusals = words('refuse decline')
/** To deny, doubt or ask takes words back, and is a deed besides. */
const denials = words('deny dismiss reject refute retract dispute doubt question wonder ask lie')
/** To show, guess or intend hedges what follows, and is a deed besides. */
const attitudes = words('show indicate suspect hope intend decide')

/** Verbs, by lemma, that say that their content is not so, may not be, or is asked. */
export const doubtVerbs: ReadonlySet<string> = new Set([...denials, ...refusals,
  ...words(`withdraw recant disown disavow rebut disprove debunk contradict contest challenge disbelieve inquire enquire
  query pretend deride ridicule discredit rubbish backtrack`)])
/** Verbs, by lemma, of saying nothing, before the verb of what was not said: "failed to say", "stopped short of saying". */
export const silentVerbs: ReadonlySet<string> = new Set([...refusals, ...words('fail stop avoid neglect forget')])
/** Adverbs by which an article says that it is not so: "falsely claimed". */
export const falseAdverbs = words(`falsely wrongly incorrectly baselessly erroneously mistakenly inaccurately misleadingly
  untruthfully dishonestly spuriously fraudulently ridiculously absurdly preposterously`)
/** Adjectives and nouns for what is not so, or not known to be. */
export const untrueWords = words(`false untrue wrong incorrect baseless unfounded groundless unproven unverified unsubstantiated misleading inaccurate
  fake fabricated bogus mistaken debunked hoax`)
/** "false claims that", "the claim that it leaks is untrue", "rumours that it leaks were denied". */
export const falseWords: ReadonlySet<string> = new Set([...untrueWords,
  ...words(`discredited invented erroneous unclear unknown doubtful questionable myth lie lies fiction nonsense falsehood
  rubbish rejected dismissed denied refuted retracted withdrawn disputed rebutted contradicted unconfirmed
  disproved disproven`)])
/** Who lied or erred, before "when he said": "was wrong to say". */
export const lying = words('lied lying lie lies misspoke erred wrong mistaken incorrect dishonest untruthful untrue false')
/** "without evidence, Lee said", "found no evidence that", "little sign that". */
export const proofNouns = words('evidence proof sign signs indication indications basis foundation substantiation confirmation grounds')
/** Before a cue: not said, or not yet. */
export const modals: ReadonlySet<string> = new Set([...modalVerbs, ...words('’d ’ll ca wo')])
export const conditions: ReadonlySet<string> = new Set([...conditionals, 'lest'])
/** Verbs, by lemma, that show, guess, believe or wish: their words fix or hedge what follows, so that they stay in the claim. */
export const keepingVerbs: ReadonlySet<string> = new Set([...attitudes,
  ...words('want hint imply fear worry expect imagine assume wish demonstrate believe think feel')])
/** Verbs, by lemma, that tell a mood besides what they report; a quotation beside them is a report all the same. */
export const moodVerbs = words('complain lament bemoan grumble joke gripe moan quip')
/** Verbs, by lemma, of deeds: that it was done is a fact of its own, whatever becomes of what was said, and makes the claim. Read by
 * claims/passages/coverage.ts. */
export const deeds: ReadonlySet<string> = new Set([...commissives, ...denials, ...attitudes,
  ...words(`apologize apologise testify demand urge order accuse endorse condemn criticize criticise praise thank
  invite resign recuse call plead swear defend try blame characterize characterise dub label describe brand
  encourage forbid allow prompt`)])
/** What suggests and indicates, and is no document: "research suggests that". */
export const evidenceNouns = words('research evidence findings finding signs clues experience history logic')
/** Of many, some: "52 percent of voters said", "half of those asked". */
export const shares = words('percent percentage % half thirds quarters majority plurality')
