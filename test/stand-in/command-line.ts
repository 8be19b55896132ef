// app.commandLine: what was given at the start and what the app appends before it is ready. All of it reaches Chromium,
// as in Electron, except what the stand-in decides itself.

const own = new Set(['headless', 'user-data-dir', 'remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'app'])
const switches = new Map<string, string>()
for (const argument of process.argv.slice(1)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? []
  if (name !== undefined) switches.set(name, value ?? '')
}

export const commandLine = {
  appendSwitch: (name: string, value = ''): void => void switches.set(name.toLowerCase(), value),
  appendArgument: (): void => {},
  removeSwitch: (name: string): void => void switches.delete(name),
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? '',
}

export const switchesForChromium = (): string[] =>
  [...switches]
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
