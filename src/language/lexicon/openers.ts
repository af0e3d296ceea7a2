// Words by which sentences begin.
import { words } from './word-lists.js'

/** They begin a sentence much more often than they go on a name. Read by sentences/sentence-boundaries.ts and, to know what is
 * no name, by mentions/name-spans.ts. */
export const sentenceOpeners = words(`the a an he she it they we i you this that these those there his her its their our my but
  and or so yet if when while where who what how why which in on at as for from by with after before since until
  during although though because however meanwhile moreover also then now some many most more all both each every no
  not neither to of about according asked despite earlier later last next once still today yesterday tomorrow under
  unlike let please did do does is are was were will would can could should have has had yes nor only just even such
  another other one two three several few instead`)
