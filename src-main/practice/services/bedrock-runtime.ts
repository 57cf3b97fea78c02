import * as shapes from '@aws-sdk/client-bedrock-runtime'
import type { Service } from '../operation.ts'
import { converse, converseStream, countTokensOperation } from './runtime/converse.ts'
import { invokeModel, invokeModelWithResponseStream } from './runtime/invoke.ts'

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
    CountTokens: countTokensOperation,
  },
}
