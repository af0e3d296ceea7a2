// Run by other tests as the server would be: holds a store open and obeys lines on stdin.
//   people   → the e-mail addresses that a read sees, as JSON
//   add NAME → adds a person in a transaction
//   write    → gives the first person tokens, one transaction after another, until the next line
import { setImmediate as otherWork } from 'node:timers/promises'
import { createInterface } from 'node:readline'
import { addUser } from '../../src/desk/people/add-user.js'
import { createToken } from '../../src/desk/people/create-token.js'
import { openDesk, type Desk } from '../../src/desk/desk.js'
import { NotFound } from '../../src/domain/errors.js'
import { PROGRAM } from '../../src/domain/permission.js'

const desk = await openDesk(process.argv[2] ?? '')
const people = async () => (await desk.store.accounts.user.findMany({ orderBy: { id: 'asc' } })).map((user) => user.email)
let writing = false

async function keepWriting({ store }: Desk): Promise<void> {
  while (writing) {
    const { id } = await store.accounts.user.findFirstOrThrow({ orderBy: { id: 'asc' } })
    try {
      await createToken(desk, PROGRAM, id, { name: 'busy' })
    } catch (error) {
      // A restore may come in between, and the person be no more.
      if (!(error instanceof NotFound)) throw error
    }
    await otherWork()
  }
}

let written: Promise<void> = Promise.resolve()
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  writing = false
  await written
  const [verb, name = ''] = line.split(' ')
  if (verb === 'add') {
    await addUser(desk, PROGRAM, { email: `${name}@example.org`, name, role: 'editor', password: 'a long enough one' })
  }
  if (verb === 'write') {
    writing = true
    written = keepWriting(desk)
  }
  process.stdout.write(`${verb === 'people' ? JSON.stringify(await people()) : 'done'}\n`)
}
await desk.store.close()
