// Words between clauses. Read by the claims: by the cuts before parsing, and by what the trees show.

/** They set two facts against each other, so that each is a claim; "while" in time stands without a comma. */
export const contrasting: ReadonlySet<string> = new Set(['while', 'although', 'though', 'whereas'])
