import { z } from '../../../shared/schema.ts'
import { AwsError } from '../operation.ts'
import type { Model } from './models.ts'

const Block = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  cache_control: z.looseObject({}).nullish(),
})
const Content = z.union([z.string(), z.array(Block)])
const Body = z.looseObject({
  anthropic_version: z.string(),
  max_tokens: z.int().min(1),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: Content })).min(1),
  system: Content.optional(),
  temperature: z.unknown().optional(),
  top_p: z.unknown().optional(),
  top_k: z.unknown().optional(),
})

/** A request as every operation of the runtime understands it. */
export type Prompt = {
  readonly maxTokens: number
  /** Everything up to the last cache marker, and what comes after it. */
  readonly cached: string
  readonly plain: string
}

const refused = (message: string) => new AwsError('ValidationException', message)

/** Reads an Anthropic Messages body as InvokeModel takes it. Throws AWS's ValidationException. */
export function readMessage(body: Uint8Array | undefined, model: Model): Prompt {
  const parsed = Body.safeParse(parseJson(body))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw refused(
      `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'Malformed input request'}`,
    )
  }
  const { max_tokens: maxTokens, messages, system } = parsed.data
  if (maxTokens > model.maxOutput)
    throw refused(
      `max_tokens: ${maxTokens} > ${model.maxOutput}, which is the maximum allowed number of output tokens for ${model.id}`,
    )
  for (const name of ['temperature', 'top_p', 'top_k'] as const)
    if (model.refusesSampling && parsed.data[name] !== undefined)
      throw refused(`${name}: this parameter is not supported by this model.`)
  const blocks = [system ?? '', ...messages.map(({ content }) => content)].flatMap(blocksOf)
  return { maxTokens, ...splitAtCache(blocks) }
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? new Uint8Array()).toString('utf8'))
  } catch {
    throw refused('Malformed input request, please reformat your input and try again.')
  }
}

type Piece = { readonly text: string; readonly isMarked: boolean }

const blocksOf = (content: z.infer<typeof Content>): Piece[] =>
  typeof content === 'string'
    ? [{ text: content, isMarked: false }]
    : content.map((block) => ({
        text: block.text ?? JSON.stringify(block),
        isMarked: Boolean(block.cache_control),
      }))

/** Caching covers everything up to the last marked piece. */
export function splitAtCache(pieces: readonly Piece[]): { cached: string; plain: string } {
  const end = pieces.findLastIndex(({ isMarked }) => isMarked) + 1
  const join = (some: readonly Piece[]) => some.map(({ text }) => text).join('\n')
  return { cached: join(pieces.slice(0, end)), plain: join(pieces.slice(end)) }
}
