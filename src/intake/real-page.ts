import type { Doubt } from '../domain/snapshot.js'

/** PageLooks is what is looked at of a page: its title, its readable text, and what the server answered where it was fetched. */
export interface PageLooks {
  title: string
  text: string
  status: number | null
}

// A page in the place of another says little besides; what is longer is read by somebody for what it says.
const LONGEST = 4_000
// So much of its prose is about getting in, or getting past.
const SHARE = 0.3

// What such pages say to whoever stands before them. Read by doubtOf alone, on pages in English; an article that is about cookies,
// sign-ins or robots says these things seldom, and of others.
const TELLTALES: Record<Doubt, RegExp[]> = {
  robot: [
    /\b(?:verify|confirm|check(?:ing)?|make sure|prove)\b.{0,40}\b(?:you are|you're|you’re|your browser|human|not a (?:robot|bot))\b/i,
    /\bunusual (?:traffic|activity)\b.{0,60}\b(?:your|you)\b/i, /\bcaptcha\b/i, /\benable javascript and cookies\b/i, /\bray id\b/i,
    /\bi am not a robot\b/i, /\bi['’]m not a robot\b/i, /\bsecurity (?:check|service)\b.{0,60}\b(?:connection|protect|attacks?|bots?)\b/i,
  ],
  consent: [
    /\bwe (?:and our|value your privacy|use cookies|care about your privacy)\b/i, /\bbefore you continue\b/i,
    /\b(?:accept|reject|allow|decline|agree to) all\b/i, /\b(?:manage|change|save|set) (?:your |my )?(?:privacy |cookie )?(?:preferences|choices|settings|options|consent)\b/i,
    /\b(?:your|you) (?:consent|personal data|privacy choices)\b/i, /\blegitimate interests?\b/i, /\bby (?:clicking|choosing|continuing)\b/i,
    /\b(?:personali[sz]ed|targeted) (?:ads|advertising|content)\b/i,
  ],
  sign_in: [
    /\b(?:sign|log) ?in\b.{0,60}\b(?:to|with|your|continue|account|subscri\w+)\b/i, /\b(?:forgot|reset) (?:your )?password\b/i,
    /\b(?:create|need|open) an? (?:free )?account\b/i, /\b(?:e-?mail(?: address)?|user ?name)\b.{0,30}\bpassword\b/i, /\bremember me\b/i,
    /\balready (?:a (?:subscriber|member)|have an account)\b/i, /\bdon['’]t have an account\b/i, /\b(?:subscribe|register) (?:now )?to (?:read|continue)\b/i,
    /\bkeep me (?:signed|logged) in\b/i,
  ],
  error: [
    /\b(?:page|address|file|site|url)\b.{0,40}\b(?:not found|(?:does|could)(?:n['’]t| not) (?:exist|be (?:found|reached))|no longer (?:exists|available)|has (?:been )?moved)\b/i,
    /\b(?:error|http)\W{0,3}[45]\d\d\b/i, /\b[45]\d\d\W{1,3}(?:error|not found|forbidden|bad gateway|service unavailable|internal server error)\b/i,
    /\b(?:something went wrong|an error (?:has )?occurred)\b/i, /\b(?:access (?:is )?denied|forbidden)\b/i,
    /\b(?:try again later|go back to the (?:home|front) ?page|check the (?:address|url|spelling))\b/i, /\bservice (?:is )?(?:temporarily )?unavailable\b/i,
  ],
}

/**
 * doubtOf says what a page looks like instead of the page that is meant, or null where it looks like a page: by the answer of the
 * server, or by what a short text tells whoever stands before it. It reads English.
 */
export function doubtOf({ title, text, status }: PageLooks): Doubt | null {
  if (status !== null && status >= 400) return 'error'
  if (text.length > LONGEST) return null
  const pieces = [title, ...text.split(/\n+|(?<=[.!?])\s+/)].map((piece) => piece.trim()).filter((piece) => piece !== '')
  const all = pieces.reduce((sum, { length }) => sum + length, 0)
  for (const [doubt, telltales] of Object.entries(TELLTALES) as [Doubt, RegExp[]][]) {
    const telling = pieces.filter((piece) => telltales.some((telltale) => telltale.test(piece)))
    const kinds = telltales.filter((telltale) => telling.some((piece) => telltale.test(piece))).length
    const said = telling.reduce((sum, { length }) => sum + length, 0)
    if (kinds > 1 && said >= all * SHARE) return doubt
  }
  return null
}
