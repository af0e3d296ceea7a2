// Words between clauses. Read by the claims: by the cuts before parsing, and by what the trees show.

/** They set two facts against each other, so that each is a claim; "while" in time stands without a comma. */
export const contrasting: ReadonlySet<string> = new Set(['while', 'although', 'though', 'whereas'])

/** Behind ", which" these tell of the whole clause before as often as of its last noun: "He left the party, which surprised many". */
export const clauseReactions: ReadonlySet<string> = new Set(`mean surprise shock anger upset annoy please delight worry explain suggest show
  prompt lead cause allow make help happen raise leave enable force result trigger spark create give prove reflect seem
  appear violate contradict confirm`.split(/\s+/))
