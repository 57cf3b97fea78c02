import type { TuningKind, TuningSetting } from './tuning-setting.ts'

type Described = Pick<TuningSetting, 'id' | 'title' | 'about' | 'byDefault'>
const setting = (kind: TuningKind, described: Described): TuningSetting => ({
  ...kind,
  ...described,
  file: 'claude-bedrock-cursor',
  group: 'claude-bedrock-cursor',
})
const within = (min: number, max: number, isWhole = true): TuningKind => ({
  kind: 'number',
  min,
  max,
  isWhole,
})
const onOrOff: TuningKind = { kind: 'switch', hasOff: true }
const refused = 'Models since 4.7 refuse a request that has it; leave it out for them.'

/** The keys of claude-bedrock-cursor’s config.toml, less Region, profile and model, which “Connect” writes. */
export const cursorSettings: readonly TuningSetting[] = [
  setting(within(1, 128_000), {
    id: 'bedrock.max_output_tokens',
    title: 'Longest answer (tokens)',
    about:
      'AWS sets this much of your tokens per minute aside for every request. There is no minimum of 4,096.',
    byDefault: 'The tool’s own.',
  }),
  setting(onOrOff, {
    id: 'bedrock.enable_prompt_caching',
    title: 'Prompt caching',
    about: 'Text that is sent again is read back far below the input price. Leave it on.',
    byDefault: 'On.',
  }),
  setting(onOrOff, {
    id: 'bedrock.enable_streaming',
    title: 'Show answers as they come (streaming)',
    about: 'Needs the right bedrock:InvokeModelWithResponseStream, which the narrow policy has.',
    byDefault: 'The tool’s own; the guide sets it on.',
  }),
  setting(within(0, 20), {
    id: 'bedrock.retry_max_attempts',
    title: 'Tries after a failure',
    about: 'How often a request that was refused for the moment is sent again.',
    byDefault: 'The tool’s own; the guide sets 3.',
  }),
  setting(within(1, 10, false), {
    id: 'bedrock.retry_backoff_base',
    title: 'Growth of the pause between tries',
    about: 'With 2, each pause is twice the one before.',
    byDefault: 'The tool’s own; the guide sets 2.',
  }),
  setting(within(5, 3_600), {
    id: 'bedrock.timeout_seconds',
    title: 'Longest wait for an answer (seconds)',
    about: 'Raise it for slow networks and very long answers.',
    byDefault: 'The tool’s own; the guide sets 300.',
  }),
  setting(within(0, 127_999), {
    id: 'bedrock.max_thinking_tokens',
    title: 'Thinking budget of older models (tokens)',
    about: refused,
    byDefault: 'The model’s own.',
  }),
  setting(within(0, 1, false), {
    id: 'bedrock.temperature',
    title: 'Temperature, for older models',
    about: refused,
    byDefault: 'The model’s own.',
  }),
  setting(within(0, 1, false), {
    id: 'bedrock.top_p',
    title: 'top_p, for older models',
    about: refused,
    byDefault: 'The model’s own.',
  }),
  setting(within(0, 500), {
    id: 'bedrock.top_k',
    title: 'top_k, for older models',
    about: refused,
    byDefault: 'The model’s own.',
  }),
  setting(onOrOff, {
    id: 'aws.use_vpc_endpoint',
    title: 'Use an address inside a private network (VPC endpoint)',
    about:
      'Only for computers in that network. Where its private DNS is on, nothing has to be set.',
    byDefault: 'Off.',
  }),
  setting(
    {
      kind: 'text',
      pattern: /^https:\/\/[a-z0-9.-]+(\/)?$/i,
      looksLike:
        'An address looks like https://vpce-….bedrock-runtime.eu-central-1.vpce.amazonaws.com.',
    },
    {
      id: 'aws.vpc_endpoint_url',
      title: 'That address',
      about: 'The DNS name of the endpoint (VPC interface endpoint), with https:// before it.',
      byDefault: 'AWS’s public address.',
    },
  ),
]
