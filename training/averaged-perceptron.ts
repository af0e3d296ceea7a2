// An averaged perceptron over hashed rows (Collins, "Discriminative training methods for hidden Markov models", 2002).

export interface Perceptron {
  mask: number
  columns: number
  /** A column for each outcome. */
  weights: Float32Array
  /** score writes what each outcome has. */
  score(rows: Int32Array, scores: Float64Array): void
  /** move takes one from the outcome `wrong` in each of the rows and gives it to `right`. */
  move(rows: Int32Array, right: number, wrong: number): void
  /** seen counts an example: the average is over all of them. */
  seen(): void
  /** quantized gives the average weights as bytes; they share one scale, which does not matter to which is the greatest. */
  quantized(): Int8Array
}

export function makePerceptron(rows: number, columns: number): Perceptron {
  const weights = new Float32Array(rows * columns)
  // What each weight lost to the average by coming late.
  const late = new Float64Array(rows * columns)
  let time = 0
  return {
    mask: rows - 1, columns, weights,
    score(active, scores) {
      scores.fill(0)
      for (let index = 0; index < active.length; index += 1) {
        const at = active[index]! * columns
        for (let column = 0; column < columns; column += 1) scores[column]! += weights[at + column]!
      }
    },
    move(active, right, wrong) {
      for (let index = 0; index < active.length; index += 1) {
        const at = active[index]! * columns
        weights[at + right]! += 1
        weights[at + wrong]! -= 1
        late[at + right]! += time
        late[at + wrong]! -= time
      }
    },
    seen() {
      time += 1
    },
    quantized() {
      const average = weights.map((weight, at) => weight - late[at]! / Math.max(time, 1))
      const most = greatestKept(average)
      return Int8Array.from(average, (weight) => Math.max(-127, Math.min(127, Math.round(weight / most * 127))))
    },
  }
}

/** The few greatest weights are cut, so that the small ones keep their differences. */
const cut = 1e-4

function greatestKept(weights: Float32Array): number {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs).sort()
  return sizes[Math.floor((sizes.length - 1) * (1 - cut))] ?? 1
}
