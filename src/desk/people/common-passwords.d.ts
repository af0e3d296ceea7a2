// The 50,000 commonest passwords of 8 characters or more among ten million, in lower case. The package brings no types.
declare module 'fxa-common-password-list' {
  const list: { test(password: string): boolean }
  export default list
}
