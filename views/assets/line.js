// Acts in line: one request at a time, in the order of asking, whatever claim they are about.

const line = []
const turns = new Map()
const watchers = []
let isRunning = false

/** Calls `watcher` whenever an act joins the line or leaves it. */
export const watch = (watcher) => watchers.push(watcher)
export const waitingIn = (id) => line.filter((act) => id === undefined || act.id === id)
/** How many acts on a claim were asked for since the page came: what was fetched before one of them is out of date. */
export const turnsOf = (id) => turns.get(id) ?? 0

/** Says whether the last act asked for on a claim has this name and is not answered yet. */
export const isLast = (id, name) => waitingIn(id).at(-1)?.name === name

/**
 * Puts an act on a claim in line. `seen` is the version that the person looked at; `send` is given the version to send when
 * its turn comes and answers { ok, version }. An act behind one that failed on the same claim was meant for what that one
 * would have made of it: it is not sent, and answers { ok: false, isDropped: true }.
 */
export function join({ id, name, seen, send }) {
  turns.set(id, turnsOf(id) + 1)
  const act = { id, name, seen, send }
  act.over = new Promise((resolve) => { act.resolve = resolve })
  line.push(act)
  changed()
  if (!isRunning) void run()
  return act.over
}

/** Waits until nothing about this claim (or, without one, nothing at all) is on its way. */
export async function settled(id) {
  while (waitingIn(id).length > 0) await waitingIn(id).at(-1).over
}

async function run() {
  isRunning = true
  while (line.length > 0) {
    const act = line[0]
    const answer = await answerOf(act)
    line.shift()
    const behind = waitingIn(act.id)
    if (answer.ok) follow(behind, act.seen, answer.version)
    else for (const other of behind) line.splice(line.indexOf(other), 1)
    act.resolve(answer)
    if (!answer.ok) for (const other of behind) other.resolve({ ok: false, isDropped: true })
    changed()
  }
  isRunning = false
}

// A mistake of ours in drawing one answer must not hold up the acts behind it.
async function answerOf(act) {
  try {
    return await act.send(act.seen)
  } catch (error) {
    window.reportError(error)
    return { ok: false, words: 'Something went wrong in this page. Reload it to see what was saved.' }
  }
}

// What our own act made of the claim is what the next one was meant for. More than one version further somebody else has
// been there: the next one still says what it saw, and the server shows both sides.
function follow(behind, sent, answered) {
  for (const act of behind) if (act.seen === sent && answered <= sent + 1) act.seen = answered
}

function changed() {
  for (const watcher of watchers) watcher()
}
