import { AwsError } from '../operation.ts'
import { describeError } from './error-answer.ts'
import { eventStreamType, writeEventStream } from './event-stream.ts'
import { isRecord } from './read-value.ts'
import { isInBody, readRestInput } from './rest-input.ts'
import { matchPath } from './rest-path.ts'
import type { Member, OperationShape } from './shapes.ts'
import type { LoadedService, Wire, WireRequest, WireResponse } from './wire.ts'
import { jsonWriteRules, toBytes, writeErrorFields, writeMembers, writeTree } from './write-tree.ts'

/** Members spread over path, query, headers and a JSON body or stream: Bedrock and Access Analyzer. */
export const restJson: Wire = {
  family: 'rest',
  findOperation,
  readInput: readRestInput,
  writeOutput: (output, operation, _loaded, requestId) => {
    const members = operation.output.members()
    const held = isRecord(output) ? output : {}
    const payload = members.find(({ traits }) => traits.httpPayload)
    const base = { 'content-type': 'application/json', 'x-amzn-requestid': requestId }
    const headers = { ...base, ...writeHeaders(members, held) }
    const { status } = operation.http
    if (!payload)
      return {
        status,
        headers,
        body: JSON.stringify(writeMembers(members.filter(isInBody), held, jsonWriteRules)),
      }
    return { status, ...writePayload(payload, held[payload.name], headers) }
  },
  writeError: (error, loaded, requestId) => {
    const { shape, status } = describeError(error, loaded)
    return {
      status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': error.code,
        'x-amzn-requestid': requestId,
      },
      body: JSON.stringify(
        writeErrorFields(shape?.shape, error.fields, error.message, jsonWriteRules),
      ),
    }
  },
}

/** Undefined where no operation of the service has this method and path. */
export function findByPath(
  { method, path }: WireRequest,
  operations: readonly OperationShape[],
): OperationShape | undefined {
  // Fixed words win over labels: `/policy/validation` before `/policy/{name}`.
  return operations
    .filter(({ http }) => http.method === method && matchPath(http.path, path))
    .toSorted((a, b) => a.http.path.split('{').length - b.http.path.split('{').length)[0]
}

function findOperation(request: WireRequest, { operations }: LoadedService): OperationShape {
  const found = findByPath(request, operations)
  if (found) return found
  throw new AwsError('UnknownOperationException', 'The requested operation is not recognized', 404)
}

function writePayload(
  { shape, traits }: Member,
  value: unknown,
  headers: Record<string, string>,
): Pick<WireResponse, 'headers' | 'body'> {
  if (shape.kind === 'structure' && (traits.streaming || shape.traits.streaming) && isAsync(value))
    return {
      headers: { ...headers, 'content-type': eventStreamType },
      body: writeEventStream(shape, value),
    }
  if (shape.kind === 'blob') return { headers, body: toBytes(value) }
  return { headers, body: JSON.stringify(writeTree(shape, value, jsonWriteRules)) }
}

function writeHeaders(members: readonly Member[], held: Readonly<Record<string, unknown>>) {
  const headers: Record<string, string> = {}
  for (const { name, traits } of members) {
    const value = held[name]
    if (traits.httpHeader && value !== undefined && value !== null)
      headers[traits.httpHeader.toLowerCase()] =
        value instanceof Date ? value.toUTCString() : String(value)
  }
  return headers
}

function isAsync(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
