import { z } from 'zod'

// zod otherwise compiles parsers with `new Function`, which the page's content security policy reports as a violation.
z.config({ jitless: true })

export { z }
