/** onOneLine is a text with one plain space wherever it has some. */
export function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** isSameOnOneLine says whether two texts differ by their spaces and line ends at most; null is no text. */
export function isSameOnOneLine(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : onOneLine(one) === onOneLine(other)
}
