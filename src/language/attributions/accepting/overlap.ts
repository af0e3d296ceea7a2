// How much two sets of tokens share.

/** overlapOf gives the Jaccard overlap of two sorted lists of tokens. */
export function overlapOf(a: number[], b: number[]): number {
  if (a.at(-1)! < b[0]! || b.at(-1)! < a[0]!) return 0
  let [left, right, both] = [0, 0, 0]
  while (left < a.length && right < b.length) {
    if (a[left] === b[right]) {
      both += 1
      left += 1
      right += 1
    } else if (a[left]! < b[right]!) left += 1
    else right += 1
  }
  return both / (a.length + b.length - both)
}

/** holds says whether a sorted list has a token. */
export function holds(list: number[], token: number): boolean {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < token) low = middle + 1
    else high = middle
  }
  return list[low] === token
}
