/** Whether a connection comes from a proxy of ours: what that says of a request is believed. */
export function isTrusted(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
