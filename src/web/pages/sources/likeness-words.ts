import type { Likeness } from '../../../domain/same-source.js'

/** LIKENESS_WORDS says why two sources may be the same, and what to mind. */
export const LIKENESS_WORDS: Record<Likeness, string> = {
  same_name: 'It has the same name, as another kind.',
  other_name: 'One of them is called by the name of the other.',
  shared_name: 'Both have another name in common. Others can have it too: look at what they said.',
  spelling: 'But for one letter they have the same name. It may be a slip of the pen, or two who are called alike.',
  within: 'The name of one stands in that of the other. It may be somebody else, or a part of it: look at what they said.',
  generation: 'The name of one stands in that of the other, but “Jr”, “Sr” or a number tells one of a family from another: be sure before you merge.',
}
