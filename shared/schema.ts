import * as z from 'zod'

// zod otherwise probes `new Function`, which a content security policy reports as a violation. It must run before any
// schema is defined, so every schema of the project imports `z` from here: https://github.com/colinhacks/zod/issues/4461
z.config({ jitless: true })

export { z }
