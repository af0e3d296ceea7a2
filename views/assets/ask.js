// Talking to the server: what it answers is HTML that it drew itself, or one sentence.

/**
 * Asks the server as the workspace's script. Answers whether it was done, whether what was typed cannot be taken, whether a
 * card came back, and the text; a server that cannot be reached is an answer too; `isRefused`: what stands now does not allow it. Throws AbortError where the caller gave up.
 */
export async function ask(address, options = {}) {
  const headers = { 'X-Fragment': 'card', ...options.headers }
  try {
    const response = await fetch(address, { ...options, headers, credentials: 'same-origin' })
    const text = await response.text()
    return { ok: response.ok, isUnusable: response.status === 422, isRefused: response.status === 409, isCard: text.includes('class="card"'), text }
  } catch (error) {
    if (error.name === 'AbortError') throw error
    return { ok: false, isUnusable: false, isCard: false, isRefused: false, text: 'The server cannot be reached. What you typed is still here: try again.' }
  }
}

/** Answers what a refusal says: it is one sentence, or a page that holds one. */
export function wordsOf(text) {
  if (!text.trimStart().startsWith('<')) return text
  const page = new DOMParser().parseFromString(text, 'text/html')
  return page.querySelector('[data-message]')?.textContent ?? 'That did not work. What you typed is still here.'
}
