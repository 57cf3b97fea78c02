import { z } from '../schema.ts'

/** Whether a long text is sent along to be kept ready, and for how long. */
export const TestCallCaching = z.enum(['off', '5m', '1h'])
export type TestCallCaching = z.infer<typeof TestCallCaching>

/** One call to one model. `id` is drawn by whoever asks, so that pieces of the answer and a stop can name it. */
export const TestCallRequest = z.object({
  id: z.string().min(1).max(64),
  profileId: z.string().min(1).max(2048),
  prompt: z
    .string()
    .max(20_000, 'A test is at most 20,000 characters long.')
    .refine((text) => text.trim() !== '', 'Write something to ask.'),
  maxTokens: z
    .int('The limit is a whole number of tokens.')
    .min(1, 'The limit is at least one token.')
    .max(8_192, 'For a test, 8,192 tokens of answer are enough.'),
  temperature: z
    .number()
    .min(0, 'The temperature is between 0 and 1.')
    .max(1, 'The temperature is between 0 and 1.')
    .optional(),
  caching: TestCallCaching,
})
export type TestCallRequest = z.infer<typeof TestCallRequest>

/** A further piece of the answer. */
export const TestCallPiece = z.object({ id: z.string(), text: z.string() })
export type TestCallPiece = z.infer<typeof TestCallPiece>

export const TestCallResult = z.object({
  text: z.string(),
  /** Somebody pressed stop; what had come by then is counted and billed all the same. */
  isStopped: z.boolean(),
  /** The model reached the limit, rather than its end. */
  isCutShort: z.boolean(),
  /** As far as AWS has told them: a stopped call ends before the last count of the answer. */
  tokens: z.object({
    input: z.number(),
    output: z.number(),
    cacheRead: z.number(),
    cacheWrite: z.number(),
  }),
  /** US dollars by list price; absent where the model's price is unknown, or the call was stopped. */
  costUsd: z.number().optional(),
  /** Where the prices come from. */
  priceSource: z.string().optional(),
  region: z.string(),
  requestId: z.string().optional(),
  durationMs: z.number(),
  firstTokenMs: z.number().optional(),
})
export type TestCallResult = z.infer<typeof TestCallResult>
