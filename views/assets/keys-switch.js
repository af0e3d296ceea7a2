// Letters as keys get in the way of speech input, so they can be turned off; the browser remembers it.
export const keysOn = document.getElementById('keys-on')

keysOn.checked = localStorage.getItem('keys') !== 'off'
keysOn.addEventListener('change', () => localStorage.setItem('keys', keysOn.checked ? 'on' : 'off'))
