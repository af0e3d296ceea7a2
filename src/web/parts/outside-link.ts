/** LinkView leads to a page elsewhere. */
export interface LinkView {
  href: string
  /** Where it leads: "wikidata.org/wiki/Q42". */
  label: string
}

/** presentLink names an https address by where it leads; null where there is none. */
export function presentLink(address: string | null): LinkView | null {
  if (address === null || !URL.canParse(address)) return null
  const { href, host, pathname } = new URL(address)
  return { href, label: `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}` }
}
