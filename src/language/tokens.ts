// Text → tokens, by wink-nlp. (Implementation to follow: language helper.)
export interface Token {
  /** UTF-16 code units into the whole text. */
  start: number
  end: number
  text: string
  lower: string
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, PRON, DET, ADP, NUM, CCONJ, SCONJ, PART, PUNCT, … */
  pos: string
  lemma: string
}
