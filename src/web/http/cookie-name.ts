/**
 * cookieName answers under which name a cookie of ours goes out. Over https its prefix has browsers take it from this very host
 * only, by https, for all of its paths; over http they would refuse it.
 */
export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}

const OURS = /(?:^|;)\s*(?:__Host-)?claimtrail\./

/** carriesOurCookie says whether a request has a cookie of ours: those of other hosts of the domain say nothing of who asks. */
export function carriesOurCookie({ cookie }: { cookie?: string | undefined }): boolean {
  return cookie !== undefined && OURS.test(cookie)
}
