/** words makes a set of the words of a text, parted by whitespace: how every word list of this folder is written. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
