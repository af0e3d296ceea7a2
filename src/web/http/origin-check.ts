import type { Request, RequestHandler } from 'express'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * originCheck refuses changes that another site's page sends with our cookie (CSRF). Browsers say where a request comes
 * from in Sec-Fetch-Site, or else in Origin; a page cannot forge either. Programs without cookies send neither and pass.
 * `publicUrl`: the origin that people see, where a proxy in front gives us another Host than theirs; null: there is none.
 * Source: W3C Fetch Metadata Request Headers; OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata headers".
 */
export function originCheck(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    const isOurs = SAFE.has(request.method) || comesFromUs(publicUrl, request)
    next(isOurs ? undefined : new ForeignOrigin())
  }
}

/** ForeignOrigin is a change that was sent from another site's page. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
  constructor() {
    super('This form was sent from another site. Open the page here and send it again.')
  }
}

function comesFromUs(publicUrl: string | null, request: Request): boolean {
  const site = request.get('Sec-Fetch-Site')
  // "same-site" is another host of our domain, which may be anybody's.
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.get('Origin')
  if (origin === undefined) return true
  if (publicUrl !== null) return origin === publicUrl
  return URL.canParse(origin) && new URL(origin).host === request.get('Host')
}
