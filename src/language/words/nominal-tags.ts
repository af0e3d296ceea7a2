// Universal parts of speech of the words inside noun phrases (universaldependencies.org/u/pos).

/** What stands between a determiner and its noun, the noun among them. */
export const bareNominalTags: ReadonlySet<string> = new Set(['ADJ', 'NUM', 'NOUN', 'PROPN'])

/** With determiners: a whole phrase about a noun. */
export const nominalTags: ReadonlySet<string> = new Set([...bareNominalTags, 'DET'])

/** With pronouns: any noun phrase. */
export const phraseTags: ReadonlySet<string> = new Set([...nominalTags, 'PRON'])

/** Open classes: they carry what a sentence is about. */
export const contentTags: ReadonlySet<string> = new Set([...bareNominalTags, 'VERB'])
