export async function makeTemplate(): Promise<Uint8Array> {
  return new Uint8Array()
}
