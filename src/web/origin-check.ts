import type { RequestHandler } from 'express'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * originCheck refuses changes that another site's page sends with our cookie (CSRF). Browsers say where a request comes
 * from in Sec-Fetch-Site, or else in Origin; a page cannot forge either. Programs without cookies send neither and pass.
 * Source: W3C Fetch Metadata Request Headers; OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata headers".
 */
export const originCheck: RequestHandler = (request, _response, next) => {
  if (SAFE.has(request.method) || comesFromUs(request.get('Sec-Fetch-Site'), request.get('Origin'), request.get('Host'))) {
    next()
    return
  }
  next(new ForeignOrigin())
}

/** ForeignOrigin is a change that was sent from another site's page. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
  constructor() {
    super('This form was sent from another site. Open the page here and send it again.')
  }
}

function comesFromUs(site: string | undefined, origin: string | undefined, host: string | undefined): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
