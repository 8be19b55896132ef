export function Rulings() {
  return null
}
