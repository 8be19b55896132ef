/** Where printed links lead that mean a place in the pack: a name that can never be found (RFC 2606). */
export const anchorHost = 'https://pack.invalid/'
