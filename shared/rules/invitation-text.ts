/** What the invited person needs, as it is copied and as the QR code holds it: the address, then the code. */
export const invitationText = ({ serverUrl, code }: { readonly serverUrl: string; readonly code: string }): string =>
  `${serverUrl}\n${code}`
