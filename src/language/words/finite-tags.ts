// The tags of verbs that can stand with a subject: "left", "leaves", "leave", "may".

/** Penn Treebank tags of finite verbs; an auxiliary has the tag of its own form. */
export const finiteTags: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** Tags of the words that open a relative clause or a question. */
export const relativeTags: ReadonlySet<string> = new Set(['WDT', 'WP', 'WRB', 'WP$'])
