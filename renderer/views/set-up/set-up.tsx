export function SetUp({ serverUrl }: { readonly serverUrl: string | null }) {
  return <h1>{serverUrl}</h1>
}
