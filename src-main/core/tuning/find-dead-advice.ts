import { takesTemperature } from '../../../shared/test-call/takes-temperature.ts'
import type { DeadAdvice } from '../../../shared/tuning/tuning.ts'
import { tierOf } from '../bedrock/read-region.ts'
import { chosenOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { whyOutdated } from './outdated-model.ts'
import { heldAt, shownAs, type TunedText } from './tuned-files.ts'

type Found = DeadAdvice & { readonly file: TunedText['file']; readonly place: readonly string[] }
type Why = string | undefined | false
type Rule = { readonly place: readonly string[]; readonly why: (value: string) => Why }

const no4096 =
  'Bedrock has no minimum of 4,096 tokens. The limit is what AWS sets aside of your tokens per minute, and this one cuts long answers off.'
const noSampling =
  'Models since Claude 4.7 refuse a request that has it. Effort and the question itself took its place.'
const noBudget =
  'Models since Claude 4.7 refuse a thinking budget; they decide by themselves how much to think.'
const placeholder = 'This is the example address of a guide, and leads nowhere.'

const env = (name: string, why: Rule['why']): Rule => ({ place: ['env', name], why })

const claudeRules: readonly Rule[] = [
  env('CLAUDE_CODE_MAX_OUTPUT_TOKENS', (value) => value === '4096' && no4096),
  env('MAX_THINKING_TOKENS', (value) => value === '1024' && noBudget),
  env(
    'ANTHROPIC_BEDROCK_REGION_PREFIX',
    (value) => value === 'apac' && 'No current model has a profile that begins with apac.',
  ),
  env(
    'ANTHROPIC_SMALL_FAST_MODEL',
    () => 'Its time is over (deprecated): the pinned Haiku model took its place.',
  ),
  { place: ['model'], why: whyOutdated },
  ...[
    'ANTHROPIC_MODEL',
    'ANTHROPIC_DEFAULT_OPUS_MODEL',
    'ANTHROPIC_DEFAULT_SONNET_MODEL',
    'ANTHROPIC_DEFAULT_HAIKU_MODEL',
    'CLAUDE_CODE_SUBAGENT_MODEL',
  ].map((name) => env(name, whyOutdated)),
]

function cursorRules(config: TunedText): readonly Rule[] {
  const model = shownAs(heldAt(config, ['bedrock', 'model_id']))
  // What stands there is judged by the model that will be used: an old one is replaced by a current one.
  const isRefused = model === undefined || whyOutdated(model) || !takesTemperature(model)
  const bedrock = (key: string, why: Rule['why']): Rule => ({ place: ['bedrock', key], why })
  const held = heldAt(config, ['bedrock'])
  const keys = typeof held === 'object' && held !== null ? Object.keys(held) : []
  return [
    bedrock('model_id', whyOutdated),
    bedrock('max_output_tokens', (value) => value === '4096' && no4096),
    bedrock('max_thinking_tokens', () => isRefused && noBudget),
    ...['temperature', 'top_p', 'top_k'].map((key) => bedrock(key, () => isRefused && noSampling)),
    ...keys
      .filter((key) => /cache.*min|min.*cache/.test(key))
      .map((key) =>
        bedrock(
          key,
          () =>
            'How long a text must be to be kept ready is up to the model (1,024 tokens for Sonnet 4.6, 4,096 for Haiku 4.5); a setting cannot change it.',
        ),
      ),
    {
      place: ['aws', 'vpc_endpoint_url'],
      why: (value) => value.includes('vpce-12345678') && placeholder,
    },
    {
      place: ['aws', 'use_vpc_endpoint'],
      why: () =>
        shownAs(heldAt(config, ['aws', 'vpc_endpoint_url']))?.includes('vpce-12345678') &&
        placeholder,
    },
  ]
}

/** Lines of the settings files that follow advice which no longer holds, each with its reason and what it becomes. */
export async function findDeadAdvice(
  context: StepContext,
  files: readonly TunedText[],
): Promise<readonly Found[]> {
  const found = files.flatMap((each) =>
    (each.file === 'claude-code' ? claudeRules : cursorRules(each)).flatMap(({ place, why }) => {
      const value = shownAs(heldAt(each, place))
      const reason = value !== undefined && why(value)
      if (value === undefined || !reason) return []
      const id = `${each.file} ${place.join('.')}`
      return [
        { id, file: each.file, place, path: each.path, key: place.join('.'), value, why: reason },
      ]
    }),
  )
  if (!found.some(({ value }) => whyOutdated(value))) return found
  // Whoever may not ask which models there are can still have the lines taken out.
  const chosen = await chosenOf(context).catch(() => undefined)
  return found.map((each) => {
    const tier = tierOf(each.value)
    const successor = tier && chosen?.byTier[tier]?.id
    const isReplaced =
      successor && whyOutdated(each.value) && !each.key.endsWith('SMALL_FAST_MODEL')
    return isReplaced ? { ...each, becomes: successor } : each
  })
}
