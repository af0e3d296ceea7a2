// Words that decide whether an attribution asserts its content, keeps it beside its cue, or takes it back. All lists here
// are read by attributions/force/.
import { words } from './word-lists.js'

/** Verbs, by lemma, that say that their content is not so, may not be, or is asked. */
export const doubtVerbs = words(`deny dismiss reject refute retract withdraw recant disown disavow dispute rebut disprove debunk
  contradict contest doubt question challenge disbelieve wonder ask inquire enquire query lie pretend refuse decline deride
  ridicule discredit rubbish backtrack`)
/** Verbs, by lemma, of saying nothing, before the verb of what was not said: "failed to say", "stopped short of saying". */
export const silentVerbs = words('refuse decline fail stop avoid neglect forget')
/** Adverbs by which an article says that it is not so: "falsely claimed". */
export const falseAdverbs = words(`falsely wrongly incorrectly baselessly erroneously mistakenly inaccurately misleadingly
  untruthfully dishonestly spuriously fraudulently`)
/** "false claims that", "the claim that it leaks is untrue", "rumours that it leaks were denied". */
export const falseWords = words(`false untrue wrong incorrect baseless unfounded groundless unproven unverified unsubstantiated
  debunked discredited bogus fake fabricated invented misleading inaccurate erroneous mistaken unclear unknown doubtful
  questionable myth lie lies hoax fiction nonsense falsehood rubbish rejected dismissed denied refuted retracted withdrawn
  disputed rebutted contradicted unconfirmed disproved disproven`)
/** Who lied or erred, before "when he said": "was wrong to say". */
export const lying = words('lied lying lie lies misspoke erred wrong mistaken incorrect dishonest untruthful untrue false')
/** "without evidence, Lee said", "found no evidence that", "little sign that". */
export const proofNouns = words('evidence proof sign signs indication indications basis foundation substantiation confirmation grounds')
/** What speaks for nobody: "nobody said", "few doctors say", "nothing was said that". */
export const nobodies = words('nobody none no-one nothing no neither nor few fewer hardly scarcely barely')
export const negations = words('not n\'t n’t never cannot no neither nor hardly scarcely barely nothing nobody little without')
/** Before a cue: not said, or not yet. */
export const modals = words('would will could should might may must can shall ’d ’ll ca wo')
export const conditions = words('if whether unless lest')
/** Verbs, by lemma, that show, guess or wish: their words fix or hedge what follows, so that they stay in the claim. */
export const keepingVerbs = words(`show indicate suspect hint imply hope fear worry expect imagine assume want wish intend decide
  demonstrate`)
/** Verbs, by lemma, that tell a mood besides what they report; a quotation beside them is a report all the same. */
export const moodVerbs = words('complain lament bemoan grumble joke gripe moan quip')
