// Run by two-processes.test.ts: gives the person a number of tokens, one transaction each.
import { createToken } from '../../../src/desk/people/create-token.js'
import { openDesk } from '../../../src/desk/desk.js'
import { PROGRAM } from '../../../src/domain/permission.js'

const [url = '', userId = '', count = '0'] = process.argv.slice(2)
const desk = await openDesk(url)
for (let n = 0; n < Number(count); n++) await createToken(desk, PROGRAM, userId, { name: `token ${n}` })
await desk.store.close()
