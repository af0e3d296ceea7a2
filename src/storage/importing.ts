/** IMPORTING is the publication of an article of which half is here: see imports.ts. */
export const IMPORTING = 'importing'

/** isWhole is Prisma's `where` of the articles that are to be seen. */
export const isWhole = { publication: { not: IMPORTING } }
