import type { Service } from '../operation.ts'
import { awsJson } from './aws-json.ts'
import { ec2Query } from './ec2-query.ts'
import { query } from './query.ts'
import { findByPath, restJson } from './rest-json.ts'
import { restXml } from './rest-xml.ts'
import { rpcCbor } from './rpc-cbor.ts'
import type { LoadedService, Wire, WireRequest } from './wire.ts'

type Spoken = { readonly wire: Wire; readonly family: Service['protocol'] | 'rpc-cbor' }

/** What a request looks like, before anybody knows which service it is for. */
export function guessWire({ method, path, query: search, headers }: WireRequest): Spoken {
  const type = headers['content-type'] ?? ''
  if (headers.authorization?.includes('/s3/aws4_request'))
    return { wire: restXml, family: 'rest-xml' }
  if (headers.authorization?.includes('/ec2/aws4_request'))
    return { wire: ec2Query, family: 'ec2-query' }
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return { wire: rpcCbor, family: 'rpc-cbor' }
  if (headers['x-amz-target'] !== undefined)
    return type.includes('json-1.0')
      ? { wire: awsJson('1.0'), family: 'aws-json-1.0' }
      : { wire: awsJson('1.1'), family: 'aws-json-1.1' }
  const isForm = method === 'POST' && path === '/' && !type.includes('json')
  if (isForm || new URLSearchParams(search).has('Action')) return { wire: query, family: 'query' }
  return { wire: restJson, family: 'rest-json' }
}

/** The protocol to answer in: the request's where the service speaks it, otherwise the service's own. */
export function chooseWire(request: WireRequest, { service }: LoadedService): Wire {
  const { wire, family } = guessWire(request)
  const also: Spoken['family'][] =
    service.protocol === 'aws-json-1.0' ? ['aws-json-1.1', 'rpc-cbor', 'query'] : []
  if (service.protocol === family || also.includes(family)) return wire
  switch (service.protocol) {
    case 'query':
      return query
    case 'ec2-query':
      return ec2Query
    case 'rest-json':
      return restJson
    case 'rest-xml':
      return restXml
    case 'aws-json-1.0':
      return awsJson('1.0')
    case 'aws-json-1.1':
      return awsJson('1.1')
  }
}

/** Among services signed under one name, the one that has this path. */
export function chooseService(
  request: WireRequest,
  candidates: readonly LoadedService[],
): LoadedService | undefined {
  return (
    candidates.find(({ operations }) => candidates.length > 1 && findByPath(request, operations)) ??
    candidates[0]
  )
}
