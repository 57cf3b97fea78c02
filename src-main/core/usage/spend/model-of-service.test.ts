import { expect, it } from 'vitest'
import { foldModelId } from '../fold-models.ts'
import { modelOfService } from './model-of-service.ts'

it.each([
  ['Claude Opus 5.5 (Amazon Bedrock Edition)', 'claude-opus-5-5', 'anthropic.claude-opus-5-5'],
  [
    'Claude 4.6 Sonnet (Amazon Bedrock Edition)',
    'claude-sonnet-4-6',
    'anthropic.claude-sonnet-4-6',
  ],
  [
    'Claude Sonnet 4.6 (Amazon Bedrock Edition)',
    'claude-sonnet-4-6',
    'anthropic.claude-sonnet-4-6',
  ],
  ['CLAUDE 5 FABLE (AMAZON BEDROCK EDITION)', 'claude-fable-5', 'anthropic.claude-fable-5'],
  [
    'Claude Haiku 4.5 (Amazon Bedrock Edition)',
    'claude-haiku-4-5',
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  ],
  ['Claude Opus 4.6', 'claude-opus-4-6', 'global.anthropic.claude-opus-4-6-v1'],
  [
    'Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)',
    'claude-3-5-sonnet',
    'anthropic.claude-3-5-sonnet-20241022-v2:0',
  ],
])('%s is billed for the model that CloudWatch counts as %s', (service, model, id) => {
  expect(modelOfService(service)?.model).toBe(model)
  expect(foldModelId(id).model).toBe(model)
})

it.each([
  'Amazon Bedrock',
  'Amazon Bedrock AgentCore',
  'Command R+ (Amazon Bedrock Edition)',
  'Claude Sonnet (Amazon Bedrock Edition)',
  'Claude Sonnet 4.6 Provisioned 2 (Amazon Bedrock Edition)',
  'Claude Sonnet 4.6 Long Context (Amazon Bedrock Edition)',
  'Tax',
  '',
])('%s stays what it is', (service) => {
  expect(modelOfService(service)).toBeUndefined()
})
