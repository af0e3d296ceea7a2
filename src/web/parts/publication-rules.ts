import type { PublicationRule } from '../../domain/publication-rules.js'
import { plural } from './tally.js'

/** RuleWords is a rule of publishing in words: what is to be so, and what is found where it is not. */
interface RuleWords {
  label: string
  found: (count: number) => string
  /** Where it is mended, from the address of the article on the desk. */
  mend: { at: string; label: string }
}

const stand = (count: number) => (count === 1 ? 'stands' : 'stand')
const names = (count: number) => (count === 1 ? 'names' : 'name')

/** What is looked at before an article is published, in words. */
export const ruleWords: Record<PublicationRule, RuleWords> = {
  decided: {
    label: 'Every claim is accepted or dismissed', mend: { at: '?stage=proposed', label: 'Decide them' },
    found: (count) => `${plural(count, 'claim')} ${count === 1 ? 'is' : 'are'} still proposed: readers will not see ${count === 1 ? 'it' : 'them'}.`,
  },
  approved: {
    label: 'No verdict waits for an editor', mend: { at: '?stage=awaiting_approval', label: 'Approve or return' },
    found: (count) => `${plural(count, 'verdict')} ${count === 1 ? 'awaits' : 'await'} approval: until then readers see what was approved before, or “unverified”.`,
  },
  judged: {
    label: 'Every accepted claim has a verdict', mend: { at: '?status=unverified', label: 'Check them' },
    found: (count) => `${plural(count, 'accepted claim')} ${count === 1 ? 'has' : 'have'} no approved verdict: readers see ${count === 1 ? 'it' : 'them'} as unverified.`,
  },
  sourced: {
    label: 'Every claim has a source', mend: { at: '', label: 'Add sources' },
    found: (count) => `${plural(count, 'claim')} ${names(count)} none, or it is not clear who says ${count === 1 ? 'it' : 'them'}, or nobody looked.`,
  },
  named: {
    label: 'No claim rests on unnamed sources alone', mend: { at: '?lit=unnamed', label: 'See the chains' },
    found: (count) => `${plural(count, 'claim')} ${count === 1 ? 'does' : 'do'}.`,
  },
  independent: {
    label: 'No origin carries several claims alone', mend: { at: '', label: 'See the sourcing' },
    found: (count) => `${plural(count, 'claim')} ${stand(count)} on one and the same origin, and on nothing else.`,
  },
  covered: {
    label: 'Every sentence is looked at', mend: { at: '/coverage', label: 'See the holes' },
    found: (count) => `Nobody has looked at ${plural(count, 'sentence')}.`,
  },
  current: {
    label: 'No verdict is out of date', mend: { at: '?stage=approved', label: 'Look again' },
    found: (count) => `${plural(count, 'approved verdict')} ${count === 1 ? 'was' : 'were'} to be looked at again by today.`,
  },
  language: { label: 'The language is known', mend: { at: '/details', label: 'Say it' }, found: () => 'Nobody said in which language the article is.' },
  dated: { label: 'The article has a date', mend: { at: '/details', label: 'Say it' }, found: () => 'Without one nobody knows which day “yesterday” is.' },
}
