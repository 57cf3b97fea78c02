import { z } from '../../../shared/schema.ts'
import { AwsError } from '../operation.ts'
import { isMarketplace, type Model, refusesSampling } from './models.ts'
import type { Prompt } from './prompt-cache.ts'

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
  thinking: z.looseObject({ budget_tokens: z.unknown().optional() }).optional(),
})

const refused = (message: string) => new AwsError('ValidationException', message)

/** Reads an Anthropic Messages body as InvokeModel takes it. Throws AWS's ValidationException. */
export function readMessage(body: Uint8Array | undefined, model: Model): Prompt {
  if (!isMarketplace(model))
    throw refused(`InvokeModel of ${model.name} is not in the practice account yet. Use Converse.`)
  const parsed = Body.safeParse(parseJson(body))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw refused(
      `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'Malformed input request'}`,
    )
  }
  const { max_tokens: maxTokens, messages, system, thinking, ...rest } = parsed.data
  for (const name of ['temperature', 'top_p', 'top_k'] as const)
    if (refusesSampling(model) && rest[name] !== undefined)
      throw refused(`\`${name}\` is deprecated for this model.`)
  if (refusesSampling(model) && thinking?.budget_tokens !== undefined)
    throw refused('thinking.budget_tokens: this model takes adaptive thinking only.')
  return promptOf(
    maxTokens,
    [system ?? '', ...messages.map(({ content }) => content)].flatMap(piecesOf),
  )
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? new Uint8Array()).toString('utf8'))
  } catch {
    throw refused('Malformed input request, please reformat your input and try again.')
  }
}

type Piece = { readonly text: string; readonly isMarked: boolean }

const piecesOf = (content: z.infer<typeof Content>): Piece[] =>
  typeof content === 'string'
    ? [{ text: content, isMarked: false }]
    : content.map((block) => ({
        text: block.text ?? JSON.stringify(block),
        isMarked: Boolean(block.cache_control),
      }))

/** Caching covers everything up to the last marked piece. */
export function promptOf(maxTokens: number, pieces: readonly Piece[]): Prompt {
  return {
    maxTokens,
    pieces: pieces.map(({ text }) => text),
    marked: pieces.findLastIndex(({ isMarked }) => isMarked) + 1,
  }
}
