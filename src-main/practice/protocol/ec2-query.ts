import { describeError } from './error-answer.ts'
import type { FormDialect } from './form-tree.ts'
import { findByAction, readForm } from './query.ts'
import type { Member } from './shapes.ts'
import type { Wire } from './wire.ts'
import { element, escapeText, writeXmlMembers } from './write-xml.ts'

/** https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
const dialect: FormDialect = {
  nameOf: ({ name, traits }: Member) =>
    typeof traits.ec2QueryName === 'string' ? traits.ec2QueryName : capital(traits.xmlName ?? name),
  isFlat: true,
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** EC2: forms like query's, with lists by their bare numbers, and XML whose members stand right under its root. */
export const ec2Query: Wire = {
  family: 'ec2',
  findOperation: findByAction,
  readInput: readForm(dialect),
  writeOutput: (output, operation, { service }, requestId) => ({
    status: 200,
    headers: headers(requestId),
    body: element(
      `${operation.name}Response`,
      element('requestId', requestId) + writeXmlMembers(operation.output.members(), output),
      `http://ec2.amazonaws.com/doc/${service.apiVersion}/`,
    ),
  }),
  writeError: (error, loaded, requestId) => {
    const details = element('Code', error.code) + element('Message', escapeText(error.message))
    return {
      status: describeError(error, loaded).status,
      headers: headers(requestId),
      body: element(
        'Response',
        element('Errors', element('Error', details)) + element('RequestID', requestId),
      ),
    }
  },
}

const headers = (requestId: string) => ({
  'content-type': 'text/xml;charset=UTF-8',
  'x-amzn-requestid': requestId,
})
