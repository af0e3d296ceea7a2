// Pronouns by case, person and kind, and the determiners that are their forms. Read by every step from words/ up.
import { words } from './word-lists.js'

/** Subjects of the third person. */
export const thirdPersonSubjects = words('he she it they')
/** Forms that stand as a subject; "it" and "you" are objects too. */
export const subjectPronouns: ReadonlySet<string> = new Set([...thirdPersonSubjects, ...words('we i you')])

/** Forms that are never a subject nor a determiner, as "her" and "it" are. */
export const objectPronouns = words('him them me us')

/** Reflexives of the third person. */
export const reflexives = words('himself herself itself themselves')

/** Possessive determiners of the third person. */
export const thirdPersonPossessives = words('his her its their')
/** Possessive determiners: what follows is somebody's own. */
export const possessives: ReadonlySet<string> = new Set([...thirdPersonPossessives, ...words('our my your')])

/** Of the first person, as subject or owner. */
export const firstPerson = words('i we my our me us mine ours')

export const demonstratives = words('this that these those')

/** Relative pronouns that are nothing but that, as "that" is not; they open questions too. */
export const relativePronouns = words('who whom whose which')
/** What opens a question, direct or indirect: "explained how the firm hid it". */
export const interrogatives: ReadonlySet<string> = new Set([...relativePronouns, ...words('how why what where')])

/** Compounds of some-, any-, no- and every-. */
export const indefinitePronouns = words(`something someone somebody nothing nobody anything anyone anybody everything everyone
  everybody`)
