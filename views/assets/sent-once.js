// A form that loads another page: pressed twice it is sent once; come back to, it can be sent again.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return
  if (event.target.hasAttribute('data-sent')) return event.preventDefault()
  event.target.setAttribute('data-sent', '')
})
window.addEventListener('pageshow', () => { for (const form of document.querySelectorAll('[data-sent]')) form.removeAttribute('data-sent') })
