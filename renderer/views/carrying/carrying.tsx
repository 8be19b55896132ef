export function Carrying() {
  return null
}
