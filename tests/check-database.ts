import { check, checkPostgres, type Report } from '../src/maintenance/check.js'

/** checkDatabase is `claimtrail check` of the database at a URL, whichever engine it is on. */
export function checkDatabase(url: string): Promise<Report> {
  return url.startsWith('file:') ? check(url.slice('file:'.length)) : checkPostgres(url)
}
