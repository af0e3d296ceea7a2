import { articleEndpoints } from './articles.js'
import { claimEndpoints } from './claims.js'
import { commentEndpoints } from './comments.js'
import { deskEndpoints } from './desk.js'
import type { Endpoint } from './endpoint.js'
import { evidenceEndpoints } from './evidence.js'
import { secondCheckEndpoints } from './second-checks.js'
import { sourceEndpoints } from './sources.js'
import { splitEndpoints } from './split.js'
import { verdictEndpoints } from './verdicts.js'

/** The whole API below /api/v1, a row an endpoint, a file a noun. */
export const endpoints: Endpoint[] = [...articleEndpoints, ...claimEndpoints, ...commentEndpoints, ...evidenceEndpoints, ...verdictEndpoints, ...secondCheckEndpoints, ...sourceEndpoints, ...deskEndpoints, ...splitEndpoints]
