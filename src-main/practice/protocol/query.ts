import { AwsError } from '../operation.ts'
import { describeError } from './error-answer.ts'
import { type FormDialect, parseForm, queryDialect } from './form-tree.ts'
import { InputProblem } from './read-value.ts'
import type { OperationShape } from './shapes.ts'
import type { LoadedService, Wire, WireRequest } from './wire.ts'
import { element, escapeText, writeXmlMembers } from './write-xml.ts'

/** Form in, XML out: IAM and STS, and CloudWatch for older clients. */
export const query: Wire = {
  family: 'query',
  findOperation: findByAction,
  readInput: readForm(queryDialect),
  writeOutput: (output, operation, { service }, requestId) => {
    const result = writeXmlMembers(operation.output.members(), output)
    const body = element(
      `${operation.name}Response`,
      (operation.output.members().length > 0 ? element(`${operation.name}Result`, result) : '') +
        element('ResponseMetadata', element('RequestId', requestId)),
      namespaceOf(service.signingName, service.apiVersion),
    )
    return { status: 200, headers: headers(requestId), body }
  },
  writeError: (error, loaded, requestId) => {
    const { queryCode, fault, status, shape } = describeError(error, loaded)
    const details =
      element('Type', fault) +
      element('Code', queryCode) +
      element('Message', escapeText(error.message)) +
      writeXmlMembers(shape?.shape.members() ?? [], error.fields)
    const body = element(
      'ErrorResponse',
      element('Error', details) + element('RequestId', requestId),
      loaded && namespaceOf(loaded.service.signingName, loaded.service.apiVersion),
    )
    return { status, headers: headers(requestId), body }
  },
}

/** What the form asks for by its `Action`, in the version of the API that it names. */
export function findByAction(
  request: WireRequest,
  { service, operations }: LoadedService,
): OperationShape {
  const form = formOf(request)
  const action = form.get('Action')
  if (!action) throw new AwsError('MissingAction', 'The request must contain the parameter Action')
  const version = form.get('Version') ?? service.apiVersion
  const found = operations.find(({ name }) => name === action)
  if (found && version === service.apiVersion) return found
  throw new AwsError(
    'InvalidAction',
    `Could not find operation ${action} for version ${version}`,
    400,
  )
}

/** The input as its form has it. Throws for what AWS requires and is not there. */
export function readForm(dialect: FormDialect): Wire['readInput'] {
  return (request, operation) => {
    const missing: string[] = []
    const input = parseForm(formOf(request), operation.input, missing, dialect)
    if (missing.length > 0) throw new InputProblem('', missing)
    return input
  }
}

function formOf({ method, query: search, body }: WireRequest): URLSearchParams {
  return new URLSearchParams(method === 'GET' ? search : body.toString('utf8'))
}

function headers(requestId: string) {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }
}

function namespaceOf(signingName: string, apiVersion: string): string {
  return `https://${signingName}.amazonaws.com/doc/${apiVersion}/`
}
