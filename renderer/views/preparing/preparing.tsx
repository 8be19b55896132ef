export function Preparing() {
  return null
}
