// The features of one decision, as rows of a hashed weight table.

/** FeatureList collects rows; `size` says how many of `rows` count. It is used again for each decision. */
export class FeatureList {
  readonly rows: Int32Array
  size = 0
  private readonly mask: number

  constructor(bits: number, room = 256) {
    this.rows = new Int32Array(room)
    this.mask = (1 << bits) - 1
  }

  add(template: number, value: number): void {
    const mixed = Math.imul(value ^ Math.imul(template, 0x632be5ab), 0x9e3779b1)
    this.rows[this.size++] = (mixed ^ (mixed >>> 15)) & this.mask
  }
}
