import type { TuningKind, TuningSetting } from './tuning-setting.ts'

type Described = Pick<TuningSetting, 'id' | 'title' | 'about' | 'byDefault'>
const within = (min: number, max: number): TuningKind => ({
  kind: 'number',
  min,
  max,
  isWhole: true,
})
const on: TuningKind = { kind: 'switch', hasOff: false }
const oneOf = (...options: (readonly [value: string, label: string])[]): TuningKind => ({
  kind: 'choice',
  options: options.map(([value, label]) => ({ value, label })),
})
const make =
  (group: string) =>
  (kind: TuningKind, described: Described): TuningSetting => ({
    ...kind,
    ...described,
    file: 'claude-code',
    group,
  })

const answers = make('Answers and thinking')
const caching = make('Prompt caching')
const network = make('Waiting and trying again')
const routing = make('Where and how requests run')

const withoutCaching = (family: string, title: string): TuningSetting =>
  caching(on, {
    id: `DISABLE_PROMPT_CACHING_${family}`,
    title: `No caching for ${title}`,
    about: `Every request to ${title} pays the full input price. Only to find out whether caching causes something.`,
    byDefault: 'Caching is on.',
  })

/**
 * What Claude Code on Bedrock reads from the `env` block of its settings. https://code.claude.com/docs/en/env-vars and
 * https://code.claude.com/docs/en/amazon-bedrock
 */
export const claudeCodeSettings: readonly TuningSetting[] = [
  answers(within(256, 128_000), {
    id: 'CLAUDE_CODE_MAX_OUTPUT_TOKENS',
    title: 'Longest answer (tokens)',
    about:
      'AWS sets this much of your tokens per minute aside for every request until it ends. Lower it when requests are refused as too many (throttled); too low, and long answers are cut off.',
    byDefault: 'The model’s own limit, up to 128,000.',
  }),
  // https://code.claude.com/docs/en/model-config#adjust-effort-level
  answers(
    oneOf(
      ['low', 'Low'],
      ['medium', 'Medium'],
      ['high', 'High'],
      ['xhigh', 'Very high (xhigh)'],
      ['max', 'Highest (max)'],
    ),
    {
      id: 'CLAUDE_CODE_EFFORT_LEVEL',
      title: 'Effort',
      about:
        'How much work today’s models put into an answer. Less effort means fewer tokens and quicker answers; a model that does not know a level takes the next one below. It is what took the place of temperature and thinking budgets.',
      byDefault: 'The model’s own.',
    },
  ),
  answers(within(0, 127_999), {
    id: 'MAX_THINKING_TOKENS',
    title: 'Thinking budget of older models (tokens)',
    about:
      'Read by Claude up to 4.6. Since 4.7 models decide by themselves how much to think, and refuse a budget. 0 turns thinking off, where the model lets itself be turned off.',
    byDefault: 'Claude Code decides.',
  }),
  caching(on, {
    id: 'ENABLE_PROMPT_CACHING_1H',
    title: 'Keep text ready for an hour',
    about:
      'Writing it costs twice the input price instead of 1.25 times. Pays off when you often pause for more than five minutes.',
    byDefault: 'Five minutes on Bedrock.',
  }),
  caching(on, {
    id: 'FORCE_PROMPT_CACHING_5M',
    title: 'Keep text ready for five minutes only',
    about: 'Wins over the hour, wherever that was asked for.',
    byDefault: 'Not forced.',
  }),
  caching(on, {
    id: 'DISABLE_PROMPT_CACHING',
    title: 'No caching at all',
    about:
      'Every request pays the full input price for everything it sends, which is often several times the bill. Wins over all other caching settings.',
    byDefault: 'Caching is on.',
  }),
  withoutCaching('OPUS', 'Opus'),
  withoutCaching('SONNET', 'Sonnet'),
  withoutCaching('HAIKU', 'Haiku'),
  withoutCaching('FABLE', 'Fable'),
  withoutCaching('MYTHOS', 'Mythos'),
  network(within(0, 15), {
    id: 'CLAUDE_CODE_MAX_RETRIES',
    title: 'Tries after a failure',
    about:
      'How often a request that was refused for the moment is sent again, each time after a longer pause.',
    byDefault: '10.',
  }),
  network(within(10_000, 3_600_000), {
    id: 'API_TIMEOUT_MS',
    title: 'Longest wait for an answer (milliseconds)',
    about: 'Raise it for slow networks or proxies; very long answers need it too.',
    byDefault: '600,000, which is ten minutes.',
  }),
  network(within(1_000, 600_000), {
    id: 'CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS',
    title: 'Longest wait for the sign-in (milliseconds)',
    about: 'Raise it when a sign-in program of your company takes long.',
    byDefault: '60,000, which is one minute.',
  }),
  routing(
    oneOf(
      ['default', 'Default'],
      ['flex', 'Flex: about half the price, slower'],
      ['priority', 'Priority: quicker, dearer'],
    ),
    {
      id: 'ANTHROPIC_BEDROCK_SERVICE_TIER',
      title: 'Service tier',
      about:
        'Not every model has every tier; one that does not refuses the request. The estimates of this app are for the default tier.',
      byDefault: 'Default.',
    },
  ),
  routing(
    oneOf(
      ['global', 'Global'],
      ['us', 'United States (us.)'],
      ['eu', 'European Union (eu.)'],
      ['jp', 'Japan (jp.)'],
      ['au', 'Australia (au.)'],
    ),
    {
      id: 'ANTHROPIC_BEDROCK_REGION_PREFIX',
      title: 'Part of the world for models that are not pinned',
      about:
        'Chooses the profile (inference profile) of models you name only by their alias. The models chosen under Set up are pinned with it already.',
      byDefault: 'Derived from the Region.',
    },
  ),
  routing(
    {
      kind: 'text',
      pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
      looksLike: 'A Region looks like eu-central-1.',
    },
    {
      id: 'ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION',
      title: 'Region of small background work',
      about:
        'Sends Haiku’s share to another Region, whose quotas are counted apart. Read only while a Haiku model is pinned; the permissions must cover that Region.',
      byDefault: 'The same Region as everything else.',
    },
  ),
  routing(oneOf(['opus', 'Opus'], ['sonnet', 'Sonnet'], ['haiku', 'Haiku']), {
    id: 'CLAUDE_CODE_SUBAGENT_MODEL',
    title: 'Model of helpers (subagents)',
    about: 'A smaller model makes the work of helpers cheaper and quicker.',
    byDefault: 'What the helper asks for, else the model you talk to.',
  }),
]
