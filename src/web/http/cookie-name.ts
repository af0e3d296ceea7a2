/**
 * cookieName answers under which name a cookie of ours goes out. Over https its prefix has browsers take it from this very host
 * only, by https, for all of its paths; over http they would refuse it.
 */
export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}
