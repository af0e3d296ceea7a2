/** wholeUpTo answers an offset at which a text (UTF-16 units) can be cut: `end`, or the one before where a character goes on past it. */
export function wholeUpTo(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1)
  return end > 0 && end < text.length && unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end
}
