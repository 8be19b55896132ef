export function Batch() {
  return <h1>Batch</h1>
}
