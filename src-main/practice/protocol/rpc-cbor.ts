import { cbor, dateToTag } from '@smithy/core/cbor'
import { AwsError } from '../operation.ts'
import { queryErrorHeader } from './aws-json.ts'
import { describeError } from './error-answer.ts'
import { InputProblem, isRecord, type ReadRules, readStructure } from './read-value.ts'
import type { OperationShape } from './shapes.ts'
import type { LoadedService, Wire, WireRequest } from './wire.ts'
import { type WriteRules, writeErrorFields, writeMembers } from './write-tree.ts'

const readRules: ReadRules = {
  text: false,
  timestamps: 'epoch-seconds',
  nameOf: ({ name }) => name,
}
const writeRules: WriteRules = {
  date: (date) => dateToTag(date),
  blob: (bytes) => bytes,
  nameOf: ({ name }) => name,
}

/** Smithy RPC v2: `/service/X/operation/Y` and CBOR both ways. The newest AWS CLI speaks it to CloudWatch. */
export const rpcCbor: Wire = {
  family: 'rpc',
  findOperation,
  readInput: ({ body }, { input }) => {
    const missing: string[] = []
    const read = readStructure(input, parse(body), readRules, [], missing)
    if (missing.length > 0) throw new InputProblem('', missing)
    return read
  },
  writeOutput: (output, operation, _loaded, requestId) => ({
    status: 200,
    headers: headers(requestId),
    body: encode(writeMembers(operation.output.members(), output, writeRules)),
  }),
  writeError: (error, loaded, requestId, request) => {
    const { shape, status, queryCode, fault } = describeError(error, loaded)
    return {
      status,
      headers: { ...headers(requestId), ...queryErrorHeader(request, queryCode, fault) },
      body: encode({
        __type: shape ? `${shape.namespace}#${error.code}` : error.code,
        ...writeErrorFields(shape?.shape, error.fields, error.message, writeRules),
      }),
    }
  },
}

function findOperation(
  { path }: WireRequest,
  { service, operations }: LoadedService,
): OperationShape {
  const [, target, name] = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(path) ?? []
  const found = operations.find((operation) => operation.name === name)
  if (found && target === service.targetPrefix) return found
  throw new AwsError('UnknownOperationException', 'The requested operation is not recognized', 404)
}

function parse(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  const parsed = decode(body)
  if (isRecord(parsed)) return parsed
  throw new InputProblem('The body has to be a CBOR map')
}

function decode(body: Buffer): unknown {
  try {
    return cbor.deserialize(body)
  } catch {
    throw new InputProblem('Could not parse the request body as CBOR')
  }
}

/** A copy, because the encoder hands out a view of the buffer it uses again. */
function encode(value: unknown): Uint8Array {
  return Uint8Array.from(cbor.serialize(value))
}

function headers(requestId: string) {
  return {
    'content-type': 'application/cbor',
    'smithy-protocol': 'rpc-v2-cbor',
    'x-amzn-requestid': requestId,
  }
}
