import type { Request, RequestHandler } from 'express'

const WITHOUT_ORIGIN = '/invitations/'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * originCheck refuses changes that another site's page sends with our cookie (CSRF). Browsers say where a request comes
 * from in Sec-Fetch-Site and in Origin, and a page can forge neither; both must be ours. Programs without cookies send neither and pass.
 * `publicUrl`: the origin that people see, where a proxy in front gives us another Host than theirs;
 * null: there is none.
 * Source: W3C Fetch Metadata Request Headers; OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata headers".
 */
export function originCheck(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    const isOurs = SAFE.has(request.method) || comesFromUs(publicUrl, request)
    next(isOurs ? undefined : new ForeignOrigin(originOf(request)))
  }
}

/** ForeignOrigin is a change that was sent from another site's page. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
  /** `from`: the site, as far as the browser says. */
  constructor(readonly from: string) {
    super('This form was sent from another site. Open the page here and send it again. (Behind a proxy, CLAIMTRAIL_URL must be the address that people use.)')
  }
}

const LONGEST_ORIGIN = 200

function originOf(request: Request): string {
  return (request.get('Origin') ?? request.get('Sec-Fetch-Site') ?? '').slice(0, LONGEST_ORIGIN)
}

function comesFromUs(publicUrl: string | null, request: Request): boolean {
  const site = request.get('Sec-Fetch-Site')
  // "same-site" is another host of our domain, which may be anybody's.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.get('Origin')
  if (origin === undefined || origin === publicUrl) return true
  // These pages tell nobody their address (Referrer-Policy: no-referrer), and so their forms come without an origin.
  if (origin === 'null' && site === 'same-origin' && request.path.startsWith(WITHOUT_ORIGIN)) return true
  // Whoever is on the machine itself comes past the proxy, by another origin than the public one: only a browser that says
  // so is believed.
  if (publicUrl !== null && site === undefined) return false
  return URL.canParse(origin) && new URL(origin).host === request.get('Host')
}
