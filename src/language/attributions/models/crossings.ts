// Features as crossings of named properties ("tag × distance"), hashed to rows of a weight table without strings: each
// property is mixed once, and a crossing is a sum of mixed ones (feature hashing after Weinberger et al., 2009).

/** A list of crossings over numbered properties. */
export interface Crossings {
  /** How many features one decision has. */
  count: number
  /** Three places in `mixed` per feature. */
  places: Uint8Array
  /** Side × count: what tells the crossings, and the sides on which they are looked at, from each other. */
  seeds: Int32Array
}

/** Properties of one decision: their values, and what is mixed from them, three times with other factors. */
export interface Properties {
  values: Int32Array
  mixed: Int32Array
}

const factors = [1, 0x85ebca6b, 0x632be5ab]

/** makeProperties reserves room for `count` properties; the place after them stands for none. */
export function makeProperties(count: number): Properties {
  return { values: new Int32Array(count), mixed: new Int32Array(3 * (count + 1)) }
}

/** makeCrossings numbers the crossings of at most three properties each. Other seeds for another `family`. */
export function makeCrossings<Name extends string>(
  names: readonly Name[], features: readonly (readonly Name[])[], sides: number, family: number): Crossings {
  const none = names.length
  const places = features.flatMap((properties) => [0, 1, 2].map((turn) => {
    const name = properties[turn]
    return turn * (names.length + 1) + (name === undefined ? none : names.indexOf(name))
  }))
  const seeds = Int32Array.from({ length: sides * features.length }, (_, index) => mix(index * 64 + family, 0x2545f491))
  return { count: features.length, places: Uint8Array.from(places), seeds }
}

function mix(value: number, salt: number): number {
  const once = Math.imul(value ^ salt, 0x9e3779b1)
  const twice = Math.imul(once ^ (once >>> 15), 0xc2b2ae35)
  return twice ^ (twice >>> 13)
}

/** mixProperties makes the values in the places [from, to) ready for crossing. */
export function mixProperties({ values, mixed }: Properties, from: number, to: number): void {
  const width = values.length + 1
  for (let place = from; place < to; place += 1) {
    const own = mix(values[place]!, Math.imul(place + 1, 0x27d4eb2f))
    mixed[place] = own
    mixed[width + place] = Math.imul(own, factors[1]!)
    mixed[2 * width + place] = Math.imul(own, factors[2]!)
  }
}

/** rowsOf writes the rows of the crossings, seen on a side, in a table of 2^bits rows into `rows` from `start` on. */
export function rowsOf(
  { count, places, seeds }: Crossings, { mixed }: Properties, side: number, bits: number, rows: Int32Array, start: number): void {
  const mask = (1 << bits) - 1
  const base = side * count
  for (let feature = 0; feature < count; feature += 1) {
    const at = 3 * feature
    const sum = seeds[base + feature]! + mixed[places[at]!]! + mixed[places[at + 1]!]! + mixed[places[at + 2]!]!
    const hash = Math.imul(sum, 0x9e3779b1)
    rows[start + feature] = (hash ^ (hash >>> 15)) & mask
  }
}
