/** Owing is a form by somebody who must see to their account before they work here. */
export class Owing extends Error {
  override name = 'Owing'
}
