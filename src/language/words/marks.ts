// Marks that stand between words.

/** Dashes that part clauses or hold an aside. */
export const dashes: ReadonlySet<string> = new Set(['—', '–', '--', '―'])
