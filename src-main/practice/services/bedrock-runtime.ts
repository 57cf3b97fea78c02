import * as shapes from '@aws-sdk/client-bedrock-runtime'
import type { Service } from '../operation.ts'
import { converse, converseStream } from './bedrock-runtime/converse.ts'
import { countTokens } from './bedrock-runtime/count-tokens.ts'
import { invokeModel, invokeModelWithResponseStream } from './bedrock-runtime/invoke.ts'

export const service: Service = {
  signingName: 'bedrock',
  iamPrefix: 'bedrock',
  protocol: 'rest-json',
  apiVersion: '2023-09-30',
  shapes,
  operations: {
    InvokeModel: invokeModel,
    InvokeModelWithResponseStream: invokeModelWithResponseStream,
    Converse: converse,
    ConverseStream: converseStream,
    CountTokens: countTokens,
  },
}
