import { AwsError } from '../operation.ts'
import { describeError } from './error-answer.ts'
import { parseJsonObject } from './json-body.ts'
import { InputProblem, jsonRules, readStructure } from './read-value.ts'
import type { OperationShape } from './shapes.ts'
import type { LoadedService, Wire, WireRequest } from './wire.ts'
import { jsonWriteRules, writeErrorFields, writeMembers } from './write-tree.ts'

/** `X-Amz-Target` and a JSON body: Cost Explorer (1.1) and CloudWatch (1.0, also knowing query's error names). */
export function awsJson(version: '1.0' | '1.1'): Wire {
  const contentType = `application/x-amz-json-${version}`
  return {
    family: 'rpc',
    findOperation,
    readInput: ({ body }, { input }) => {
      const missing: string[] = []
      const read = readStructure(input, parseJsonObject(body), jsonRules, [], missing)
      if (missing.length > 0) throw new InputProblem('', missing)
      return read
    },
    writeOutput: (output, operation, _loaded, requestId) => ({
      status: 200,
      headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
      body: JSON.stringify(writeMembers(operation.output.members(), output, jsonWriteRules)),
    }),
    writeError: (error, loaded, requestId, request) => {
      const { shape, status, queryCode, fault } = describeError(error, loaded)
      const type = shape && loaded?.service.protocol === 'aws-json-1.0' ? `${shape.namespace}#` : ''
      return {
        status,
        headers: {
          'content-type': contentType,
          'x-amzn-requestid': requestId,
          ...queryErrorHeader(request, queryCode, fault),
        },
        body: JSON.stringify({
          __type: `${type}${error.code}`,
          ...writeErrorFields(shape?.shape, error.fields, error.message, jsonWriteRules),
        }),
      }
    },
  }
}

/** Services that once spoke query still tell their old error names to clients that ask for them. */
export function queryErrorHeader(
  request: WireRequest,
  queryCode: string,
  fault: string,
): Record<string, string> {
  return request.headers['x-amzn-query-mode'] === 'true'
    ? { 'x-amzn-query-error': `${queryCode};${fault}` }
    : {}
}

function findOperation(
  request: WireRequest,
  { service, operations }: LoadedService,
): OperationShape {
  // The AWS CLI calls CloudTrail by a longer name: com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.
  const [prefix, name] = (request.headers['x-amz-target'] ?? '').split('.').slice(-2)
  const found = operations.find((operation) => operation.name === name)
  if (found && prefix === service.targetPrefix) return found
  throw new AwsError('UnknownOperationException', 'The requested operation is not recognized', 400)
}
