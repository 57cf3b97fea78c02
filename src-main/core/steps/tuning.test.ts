import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import type { TuningChange } from '../../../shared/tuning/tuning.ts'
import { faultOf, tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const settings = '.claude/settings.json'
const config = '.config/claude-bedrock-cursor/config.toml'

let bench: AppBench
let home: string
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'month-of-use',
    profile: 'practice-admin',
  })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  home = bench.practiceHome('month-of-use')
})
afterEach(() => bench.close())

const write = (path: string, text: string) =>
  bench.write(join('data/practice/month-of-use/home', path), text)
const text = (path: string) => readFile(join(home, path), 'utf8').catch(() => undefined)
const ask = (set: TuningChange[], clean: string[] = []): PlanRequest => ({
  step: 'tuning',
  set,
  clean,
})

const commented =
  '{\n  // mine\n  "theme": "dark",\n  "env": {\n    "FOO": "1", // keep\n    "API_TIMEOUT_MS": "900000"\n  }\n}\n'

describe('tuning', () => {
  it('writes what was changed into both files, each as it is read there, and twice changes nothing', async () => {
    await write(settings, commented)
    const request = ask([
      { id: 'CLAUDE_CODE_MAX_OUTPUT_TOKENS', value: 16_000 },
      { id: 'ENABLE_PROMPT_CACHING_1H', value: true },
      { id: 'bedrock.timeout_seconds', value: 600 },
      { id: 'bedrock.enable_prompt_caching', value: false },
    ])
    const { changes } = await bench.apply(request)
    expect(changes.map(({ id }) => id)).toEqual(['tune-claude-code', 'tune-claude-bedrock-cursor'])
    const written = await text(settings)
    expect(written).toContain('// mine')
    expect(written).toContain('"CLAUDE_CODE_MAX_OUTPUT_TOKENS": "16000"')
    expect(written).toContain('"ENABLE_PROMPT_CACHING_1H": "1"')
    expect(await text(config)).toBe(
      '[bedrock]\ntimeout_seconds = 600\nenable_prompt_caching = false\n',
    )
    expect((await bench.ask('planStep', request)).changes).toEqual([])
    const { values } = await bench.ask('reviewTuning', null)
    expect(values).toEqual({
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: '16000',
      ENABLE_PROMPT_CACHING_1H: '1',
      API_TIMEOUT_MS: '900000',
      'bedrock.timeout_seconds': '600',
      'bedrock.enable_prompt_caching': 'false',
    })
    expect(await bench.status('tuning')).toBe('done')
    await bench.undoEverything()
    expect(await text(settings)).toBe(commented)
    expect(await text(config)).toBeUndefined()
  })

  it('takes a line out when its value is cleared, and puts it back when that is taken back', async () => {
    await write(settings, commented)
    await bench.apply(ask([{ id: 'API_TIMEOUT_MS', value: null }]))
    expect(await text(settings)).not.toContain('API_TIMEOUT_MS')
    expect(await text(settings)).toContain('"FOO": "1"')
    await bench.undoEverything()
    expect(JSON.parse((await text(settings))?.replace(/\/\/.*/g, '') ?? '')).toMatchObject({
      env: { FOO: '1', API_TIMEOUT_MS: '900000' },
    })
  })

  it('says which file it cannot read, and leaves it', async () => {
    await write(settings, '{ "env": ')
    const problem = await bench
      .ask('reviewTuning', null)
      .catch((error: { problem: unknown }) => error.problem)
    expect(problem).toMatchObject({ code: 'file.malformed' })
    expect(await text(settings)).toBe('{ "env": ')
  })
})

const guide = `# from the guide
[aws]
region = "us-east-1"
use_vpc_endpoint = true
vpc_endpoint_url = "https://vpce-12345678-abcd.bedrock-runtime.us-east-1.vpce.amazonaws.com"

[bedrock]
model_id = "anthropic.claude-sonnet-4-20250514-v1:0"
max_output_tokens = 4096  # Bedrock minimum (don't go lower!)
max_thinking_tokens = 1024  # For Claude's reasoning
temperature = 1.0  # Default: balanced creativity
top_p = 0.999  # Default: full sampling range
top_k = 250  # Default: diverse token selection
cache_min_tokens = 1024
enable_prompt_caching = true
timeout_seconds = 300
`
const earlier = JSON.stringify({
  model: 'opus',
  env: {
    CLAUDE_CODE_MAX_OUTPUT_TOKENS: '4096',
    MAX_THINKING_TOKENS: '1024',
    ANTHROPIC_MODEL: 'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    ANTHROPIC_SMALL_FAST_MODEL: 'us.anthropic.claude-3-5-haiku-20241022-v1:0',
    ANTHROPIC_BEDROCK_REGION_PREFIX: 'apac',
  },
})

describe('advice that no longer holds', () => {
  it('is found in the files a guide of earlier days left, and taken out or renewed on request', async () => {
    await write(config, guide)
    await write(settings, earlier)
    expect(await bench.status('tuning')).toBe('needs-you')
    const { dead } = await bench.ask('reviewTuning', null)
    expect(dead.map(({ key }) => key).toSorted()).toEqual([
      'aws.use_vpc_endpoint',
      'aws.vpc_endpoint_url',
      'bedrock.cache_min_tokens',
      'bedrock.max_output_tokens',
      'bedrock.max_thinking_tokens',
      'bedrock.model_id',
      'bedrock.temperature',
      'bedrock.top_k',
      'bedrock.top_p',
      'env.ANTHROPIC_BEDROCK_REGION_PREFIX',
      'env.ANTHROPIC_MODEL',
      'env.ANTHROPIC_SMALL_FAST_MODEL',
      'env.CLAUDE_CODE_MAX_OUTPUT_TOKENS',
      'env.MAX_THINKING_TOKENS',
    ])
    await bench.apply(
      ask(
        [],
        dead.map(({ id }) => id),
      ),
    )
    expect(await text(config)).toBe(
      '# from the guide\n[aws]\nregion = "us-east-1"\n\n[bedrock]\nmodel_id = "eu.anthropic.claude-sonnet-5-5"\nenable_prompt_caching = true\ntimeout_seconds = 300\n',
    )
    expect(JSON.parse((await text(settings)) ?? '')).toEqual({
      model: 'opus',
      env: { ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-5-5' },
    })
    expect(await bench.status('tuning')).toBe('done')
    await bench.undoEverything()
    expect(await text(config)).toBe(guide)
    expect(JSON.parse((await text(settings)) ?? '')).toEqual(JSON.parse(earlier))
  })

  it('is not what a model that takes a temperature is given, nor a limit somebody chose', async () => {
    await write(
      config,
      '[bedrock]\nmodel_id = "eu.anthropic.claude-sonnet-4-6"\ntemperature = 0.2\nmax_output_tokens = 8192\n',
    )
    await write(settings, '{"env":{"CLAUDE_CODE_MAX_OUTPUT_TOKENS":"16000"}}')
    expect((await bench.ask('reviewTuning', null)).dead).toEqual([])
    expect(await bench.status('tuning')).toBe('done')
  })

  it('goes without a successor where this sign-in may not look which models there are', async () => {
    await write(config, guide)
    const { account } = await bench.practice('month-of-use')
    account.faults.push({ service: 'bedrock', operation: 'ListInferenceProfiles', kind: 'denied' })
    const { dead } = await bench.ask('reviewTuning', null)
    expect(dead.find(({ key }) => key === 'bedrock.model_id')).not.toHaveProperty('becomes')
  })

  it('that has gone meanwhile makes the plan stale rather than touch something else', async () => {
    const problem = await bench
      .ask('planStep', ask([], ['claude-code env.ANTHROPIC_MODEL']))
      .catch((error: { problem: unknown }) => error.problem)
    expect(problem).toMatchObject({ code: 'plan.stale' })
  })
})

describe('the table of settings', () => {
  it.each([
    ['CLAUDE_CODE_MAX_OUTPUT_TOKENS', 10, 'between 256 and 128,000'],
    ['CLAUDE_CODE_MAX_RETRIES', 1.5, 'a whole number'],
    ['ENABLE_PROMPT_CACHING_1H', 'yes', 'on, or not set'],
    ['ANTHROPIC_BEDROCK_SERVICE_TIER', 'gold', 'one of default, flex, priority'],
    ['ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION', 'Frankfurt', 'A Region looks like eu-central-1.'],
    ['aws.vpc_endpoint_url', 'http://plain', 'An address looks like https://'],
    ['AWS_SECRET_ACCESS_KEY', 'x', 'There is no such setting.'],
  ])('refuses %s = %s with a clear sentence', async (id, value, words) => {
    const problem = await bench
      .ask('planStep', ask([{ id, value }]))
      .catch((error: { problem: unknown }) => error.problem)
    expect(problem).toMatchObject({ code: 'input.invalid', title: expect.stringContaining(words) })
  })

  it('names every setting once, with what it does and what is without it', () => {
    expect(new Set(tuningSettings.map(({ id }) => id)).size).toBe(tuningSettings.length)
    for (const { about, byDefault } of tuningSettings)
      expect(`${about}|${byDefault}`).toMatch(/^[A-Z].*\.\|.+\.$/)
    for (const each of tuningSettings)
      if (each.kind === 'number') expect(faultOf(each, each.min)).toBeUndefined()
  })
})
