import { AwsError } from '../operation.ts'
import { describeError } from './error-answer.ts'
import { isRecord } from './read-value.ts'
import { readXml } from './read-xml.ts'
import { isInBody, readRestInput } from './rest-input.ts'
import type { OperationShape } from './shapes.ts'
import type { LoadedService, Wire, WireRequest } from './wire.ts'
import { element, escapeText, writeXmlMembers } from './write-xml.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** S3: the bucket is the first part of the path, and much of what is asked for stands in the query. */
export const restXml: Wire = {
  // Its common errors have the short names of the query protocol; where S3 has a name of its own, that is below.
  family: 'query',
  findOperation,
  readInput: (request, operation) =>
    readRestInput(request, operation, { Bucket: bucketOf(request) }, readXml),
  writeOutput: (output, operation, _loaded, requestId) => {
    const held = isRecord(output) ? output : {}
    const members = operation.output.members()
    const headers: Record<string, string> = { 'x-amz-request-id': requestId }
    for (const { name, traits } of members)
      if (traits.httpHeader && held[name] !== undefined)
        headers[traits.httpHeader.toLowerCase()] = String(held[name])
    const payload = members.find(({ traits }) => traits.httpPayload)
    const { status } = operation.http
    if (payload?.shape.kind === 'string')
      return { status, headers, body: String(held[payload.name] ?? '') }
    if (payload?.shape.kind === 'structure') {
      const content = writeXmlMembers(payload.shape.members(), held[payload.name])
      const name = payload.traits.xmlName ?? payload.name
      return { status, headers, body: element(name, content, namespace) }
    }
    const inBody = members.filter(isInBody)
    const name = operation.output.traits.xmlName ?? `${operation.name}Result`
    const body = inBody.length > 0 ? element(name, writeXmlMembers(inBody, output), namespace) : ''
    return { status, headers, body }
  },
  writeError: (error, loaded, requestId, request) => {
    const { status } = describeError(error, loaded)
    const code = ownNames[error.code] ?? error.code
    const details =
      element('Code', code) +
      element('Message', escapeText(error.message)) +
      element('RequestId', requestId)
    return {
      status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
      body: request.method === 'HEAD' ? '' : element('Error', details),
    }
  },
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const ownNames: Readonly<Record<string, string>> = {
  InvalidClientTokenId: 'InvalidAccessKeyId',
  Throttling: 'SlowDown',
  InternalFailure: 'InternalError',
  ValidationError: 'InvalidRequest',
}

const bucketOf = ({ path }: WireRequest) => decodeURIComponent(path.split('/')[1] ?? '')

/** The operation with this method whose fixed query (`?policy`) the request has; the more of it the better. */
function findOperation(request: WireRequest, { operations }: LoadedService): OperationShape {
  const search = new URLSearchParams(request.query)
  const [, , ...key] = request.path.split('/')
  const isOfBucket = key.join('') === ''
  const fixedOf = ({ http }: OperationShape) =>
    [...new URLSearchParams(http.path.split('?')[1] ?? '')].filter(([name]) => name !== 'x-id')
  const found = operations
    .filter(
      (operation) =>
        operation.http.method === request.method &&
        operation.http.path.startsWith('/{Key') !== isOfBucket &&
        operation.input.members().some(({ name }) => name === 'Bucket') &&
        fixedOf(operation).every(([name, value]) => search.get(name) === value),
    )
    .toSorted((one, other) => fixedOf(other).length - fixedOf(one).length)[0]
  if (found) return found
  throw new AwsError('MethodNotAllowed', 'The specified method is not allowed.', 405)
}
