// Dictionary forms: rules of English spelling, and the words that do not keep them (learnt, in the model file).

export interface LemmaLexicon {
  /** Dictionary forms of verbs: they tell "hoped" (hope) from "opened" (open). */
  verbs: ReadonlySet<string>
  /** Inflected forms that no rule reaches: "went" → go. */
  irregularVerbs: ReadonlyMap<string, string>
  irregularNouns: ReadonlyMap<string, string>
}

const contracted: Readonly<Record<string, string>> = {
  "'s": 'be', "'re": 'be', "'m": 'be', "'ve": 'have', "'ll": 'will', "'d": 'would', wo: 'will', ca: 'can', sha: 'shall',
  ai: 'be', cannot: 'can', am: 'be', are: 'be', gon: 'go', got: 'get', na: 'to',
}

const losesE =
  /(?:[cvu]|[^aeioulr]l|[aeiou]z|[dr]g|[^aeiou][aeiou]s|[nr]s|[^eo]at|ut|ur|^[^aeiou]*[aeiouy][bdgkmnprt])$/

/** lemmaOf gives the dictionary form, in lower case, of a word with a Penn Treebank tag. Names and the rest stay. */
export function lemmaOf(lower: string, tag: string, lexicon: LemmaLexicon): string {
  switch (tag) {
    case 'VBD': case 'VBN': case 'VBG': case 'VBZ': case 'VBP': case 'VB': case 'MD':
      return verbLemma(lower, tag, lexicon)
    case 'NNS':
      return lexicon.irregularNouns.get(lower) ?? pluralLemma(lower)
    case 'RB':
      return lower === "n't" || lower === 'n’t' ? 'not' : lower
    default:
      return lower
  }
}

function verbLemma(lower: string, tag: string, lexicon: LemmaLexicon): string {
  const short = contracted[lower.replace('’', "'")]
  if (short) return short === 'would' && tag !== 'MD' ? 'have' : short
  if (tag === 'VB' || tag === 'VBP' || tag === 'MD') return lower
  const known = lexicon.irregularVerbs.get(lower)
  if (known) return known
  if (tag === 'VBZ' && lower.endsWith('s') && !lower.endsWith('ss')) return presentLemma(lower)
  if (tag === 'VBG' && lower.endsWith('ing')) return stemLemma(lower.slice(0, -3), lower, lexicon.verbs)
  if ((tag === 'VBD' || tag === 'VBN') && lower.endsWith('ed')) {
    if (lower.endsWith('ied') && lower.length > 4) return `${lower.slice(0, -3)}y`
    return stemLemma(lower.slice(0, -2), lower, lexicon.verbs)
  }
  return lower
}

function presentLemma(lower: string): string {
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(lower)) return lower.slice(0, -2)
  return lower.slice(0, -1)
}

/** What -ed or -ing left: "hopp" → hop, "hop" → hope, "open" → open. A known verb decides, then the spelling. */
function stemLemma(stem: string, lower: string, known: ReadonlySet<string>): string {
  if (stem.length < 2 || !/[aeiouy]/.test(stem)) return known.has(`${stem}e`) ? `${stem}e` : lower
  if (known.has(`${stem}e`)) return `${stem}e`
  if (known.has(stem)) return stem
  const isDoubled = stem.length > 2 && stem.at(-1) === stem.at(-2)
  if (isDoubled && known.has(stem.slice(0, -1))) return stem.slice(0, -1)
  if (/([bdgkmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  return losesE.test(stem) ? `${stem}e` : stem
}

function pluralLemma(lower: string): string {
  if (lower.endsWith('men') && lower.length > 3) return `${lower.slice(0, -2)}an`
  if (!lower.endsWith('s') || lower.endsWith('ss')) return lower
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) return lower.slice(0, -2)
  return lower.slice(0, -1)
}

/** readLemmaLexicon reads what training/lemma-training.ts put into a model's header. */
export function readLemmaLexicon(header: Record<string, unknown>): LemmaLexicon {
  const { verbs, irregularVerbs, irregularNouns } = header as Record<keyof LemmaLexicon, string>
  return {
    verbs: new Set(verbs.split(' ')), irregularVerbs: pairs(irregularVerbs), irregularNouns: pairs(irregularNouns),
  }
}

/** "went go met meet" */
function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.split(' ')
  const out = new Map<string, string>()
  for (let at = 0; at + 1 < words.length; at += 2) out.set(words[at]!, words[at + 1]!)
  return out
}
