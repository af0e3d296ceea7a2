import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Limits are how long a client may take for what, in milliseconds, and how many may be connected. */
export interface Limits {
  /** For the head of a request, from the opening of the connection on. */
  headersMs: number
  /** For a whole request. */
  requestMs: number
  /** Between two requests on one connection. */
  keepAliveMs: number
  /** Without a byte in either direction, a request in work included. */
  silenceMs: number
  /** How often the first two are looked at. */
  checkMs: number
  connections: number
  /** When the server stops: for a client to send the rest of its request, or to take its answer. */
  stopMs: number
  /** When the server stops: for its own work on what was asked whole. */
  workMs: number
}

// Node's own limits for the head and the whole are a minute and five, looked at every half minute; it has none for a client that
// does not read its answer, and none for connections. A megabyte of text takes 80 s at 100 kbit/s; a proxy keeps a connection
// for 60 s, and must be the first to close it; a long text waits for its turn to be split, and is silent meanwhile; splitting it ends
// after a minute, one way or the other.
const LIMITS: Limits = {
  headersMs: 20_000,
  requestMs: 120_000,
  keepAliveMs: 65_000,
  silenceMs: 300_000,
  checkMs: 5_000,
  connections: 2_000,
  stopMs: 10_000,
  workMs: 60_000,
}

/** Serving is a server that listens. */
export interface Serving {
  port: number
  /**
   * Takes no new connection, closes idle ones at once, and lets what is in flight finish: clients have `stopMs` for their
   * part, the server `workMs` for its own. Answers when the last connection is closed; asking twice changes nothing.
   */
  stop(): Promise<void>
}

/** serve listens on the address; port 0 takes a free one. Throws what the system says where it cannot. */
export async function serve(
  app: RequestListener, { port, host }: { port: number; host: string }, given: Partial<Limits> = {},
): Promise<Serving> {
  const limits = { ...LIMITS, ...given }
  const server = createServer(
    { headersTimeout: limits.headersMs, requestTimeout: limits.requestMs, keepAliveTimeout: limits.keepAliveMs, connectionsCheckingInterval: limits.checkMs },
    app,
  )
  server.setTimeout(limits.silenceMs)
  server.maxConnections = limits.connections
  const stop = stopper(server, limits)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, stop }
}

// Node counts a connection on which nothing was sent yet among those in use, and one that was used stays open for its
// keep-alive: what is idle is counted here.
function stopper(server: Server, { stopMs, workMs }: Limits): () => Promise<void> {
  const connections = new Map<Socket, Connection>()
  let stopped: Promise<void> | null = null
  server.on('connection', (socket) => {
    connections.set(socket, { answering: new Set(), read: 0 })
    socket.once('close', () => connections.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    const connection = connections.get(socket)
    if (!connection) return
    connection.answering.add(response)
    if (stopped) response.shouldKeepAlive = false
    response.once('close', () => {
      connection.answering.delete(response)
      connection.read = socket.bytesRead
      if (stopped) closeIfIdle(socket, connection)
    })
  })
  return () => {
    stopped ??= new Promise((resolve) => {
      const close = (which: (connection: Connection) => boolean) => {
        for (const [socket, connection] of connections) if (which(connection)) socket.destroy()
      }
      const limits = [setTimeout(close, stopMs, waitsForClient), setTimeout(close, workMs, () => true)]
      server.close(() => {
        for (const limit of limits) clearTimeout(limit)
        resolve()
      })
      for (const [socket, connection] of connections) {
        for (const response of connection.answering) response.shouldKeepAlive = false
        closeIfIdle(socket, connection)
      }
    })
    return stopped
  }
}

interface Connection {
  answering: Set<ServerResponse>
  /** How many bytes had come when its last answer was sent: more since then are the beginning of a request. */
  read: number
}

function waitsForClient({ answering }: Connection): boolean {
  return [...answering].every(({ req, writableEnded }) => !req.complete || writableEnded)
}

function closeIfIdle(socket: Socket, { answering, read }: Connection): void {
  if (answering.size === 0 && socket.bytesRead === read) socket.destroySoon()
}
