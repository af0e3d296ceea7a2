// Words of a claim that are not the article's.

/** Words that take the place of tokens [from, end) of the article in a claim. */
export interface Replacement {
  end: number
  text: string
}
