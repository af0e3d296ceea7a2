// A word or mark of a text, as the steps after the tokenizer read it.

/** A word to be tagged, and what it turned out to be. */
export interface TaggedWord {
  text: string
  lower: string
  /** Penn Treebank tag. */
  tag: string
  /** Universal part of speech. */
  pos: string
  lemma: string
}

export interface Token {
  /** UTF-16 code units into the whole text. */
  start: number
  end: number
  text: string
  lower: string
  /** Penn Treebank tag: NN, NNS, NNP, VBD, VBN, IN, … */
  tag: string
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, PRON, DET, ADP, NUM, CCONJ, SCONJ, PART, PUNCT, … */
  pos: string
  lemma: string
}
