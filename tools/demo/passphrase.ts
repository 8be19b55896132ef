/** Opens every desk of the demo. Public: there is nothing real behind it. */
export const demoPassphrase = 'demo harbour lantern ferry'
