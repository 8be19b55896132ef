export function Pack() {
  return null
}
