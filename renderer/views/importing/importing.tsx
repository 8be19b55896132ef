export function Importing() {
  return null
}
