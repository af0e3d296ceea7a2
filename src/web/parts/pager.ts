/** PagerView leads through the pages of what is too long for one. */
export interface PagerView {
  /** Where one is: "Claims 201 to 400 of 450". */
  label: string
  previousHref: string | null
  nextHref: string | null
}
