// Auxiliary verbs: forms of "be" and modals. Contractions stand in both spellings of the apostrophe.
import { words } from './word-lists.js'

export const finiteBe = words('is are was were')
/** Without "am" and contractions, which are seldom a passive's. */
export const formsOfBe: ReadonlySet<string> = new Set([...finiteBe, ...words('be been being')])

/** Modals but "shall" and its past, which opens conditions too: "should it rain". */
export const modalsButShall = words('will would could can may might must')
export const modalVerbs: ReadonlySet<string> = new Set([...modalsButShall, ...words('shall should')])

/** Modals of what is still to come. */
export const modalsAhead = words('will shall wo ’ll \'ll may might could')
