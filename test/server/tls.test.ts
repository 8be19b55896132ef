import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wirePaths } from '../../shared/wire.ts'
import { discardServer, startServer } from './running-server.ts'

function makeCertificate(): { readonly cert: string; readonly key: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-tls-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  try {
    execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const tls = makeCertificate()
if (!tls) console.log('SKIPPED: no openssl here to make a certificate with')

test.skipIf(!tls)('with certificate files the server speaks TLS and asks for it from then on', async () => {
  const server = await startServer({ ...(tls && { tls }) })
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(server.url + wirePaths.health, { ca: tls?.cert }, resolve).on('error', reject)
  })
  reply.resume()
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['strict-transport-security']).toBe('max-age=31536000')
  await expect(fetch(server.url.replace('https', 'http') + wirePaths.health)).rejects.toThrow()
  await discardServer(server)
})
